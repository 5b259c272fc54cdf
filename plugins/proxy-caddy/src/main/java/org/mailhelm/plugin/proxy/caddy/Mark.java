package org.mailhelm.plugin.proxy.caddy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.DomainName;

/**
 * The {@code @id} by which we know what is ours. When something around it had to be made too, the name of the outermost
 * part follows behind an {@code @}, so that it goes when ours goes.
 *
 * @param base the mark without what follows
 */
record Mark(String base) {

    static final Mark SERVER = new Mark("mailhelm-server");

    static Mark route(DomainName host) {
        return new Mark("mailhelm-" + host);
    }

    static Mark policy(DomainName host) {
        return new Mark("mailhelm-tls-" + host);
    }

    boolean isOn(Object node) {
        String id = id(node);
        return id.equals(base) || id.startsWith(base + "@");
    }

    /** The mark to set, when nothing stands in the tree from the first missing part of the path on. */
    String making(Map<String, Object> config, List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (Tree.at(config, path.subList(0, i + 1)) == null) {
                return base + "@" + path.get(i);
            }
        }
        return base;
    }

    /** The part of the path that was made with what carries this mark; empty when none was. */
    static Optional<List<String>> made(Object node, List<String> path) {
        String id = id(node);
        int at = id.lastIndexOf('@');
        int part = at < 0 ? -1 : path.indexOf(id.substring(at + 1));
        return part < 0 ? Optional.empty() : Optional.of(path.subList(0, part + 1));
    }

    static String id(Object node) {
        return Tree.text(Tree.object(node).get("@id"));
    }
}
