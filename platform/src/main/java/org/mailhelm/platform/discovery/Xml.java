package org.mailhelm.platform.discovery;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Small documents in and out. What comes in is from strangers: no entity, no document type, nothing fetched. */
final class Xml {

    private static final int MOST_DEPTH = 20;
    private static final XMLInputFactory IN = input();
    private static final XMLOutputFactory OUT = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** The text of the first element of that local name, whatever its namespace; empty when it isn't such a document. */
    static Optional<String> text(String document, String element) {
        try {
            XMLStreamReader reader = IN.createXMLStreamReader(new StringReader(document));
            try {
                int depth = 0;
                while (reader.hasNext()) {
                    int event = reader.next();
                    if (event == XMLStreamReader.DTD) {
                        return Optional.empty();
                    }
                    if (event == XMLStreamReader.START_ELEMENT) {
                        if (reader.getLocalName().equals(element)) {
                            return Optional.of(reader.getElementText().strip());
                        }
                        if (++depth > MOST_DEPTH) {
                            return Optional.empty();
                        }
                    } else if (event == XMLStreamReader.END_ELEMENT) {
                        depth--;
                    }
                }
                return Optional.empty();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** A document of what is written; everything is escaped. */
    static String document(Consumer<Xml> content) {
        return document("", content);
    }

    /** The same with a document type declaration. */
    static String document(String type, Consumer<Xml> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = OUT.createXMLStreamWriter(text);
            text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(type);
            content.accept(new Xml(writer));
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A document in memory can't be written.", e);
        }
        return text.append('\n').toString();
    }

    /** An element with what is written within it; attributes are pairs of name and value, {@code xmlns} included. */
    Xml element(String name, Consumer<Xml> content, String... attributes) {
        try {
            writer.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], attributes[i + 1]);
            }
            content.accept(this);
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A document in memory can't be written.", e);
        }
        return this;
    }

    /** An element with text. */
    Xml leaf(String name, String text) {
        return element(name, inner -> {
            try {
                inner.writer.writeCharacters(text);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("A document in memory can't be written.", e);
            }
        });
    }

    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched.");
        });
        return factory;
    }
}
