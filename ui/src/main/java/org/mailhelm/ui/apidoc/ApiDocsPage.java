package org.mailhelm.ui.apidoc;

import org.mailhelm.ui.Page;

/**
 * The viewer of the API's description.
 *
 * @param document address of the description
 */
public record ApiDocsPage(String document) implements Page {
    @Override
    public String template() {
        return "apidoc/docs.jte";
    }

    @Override
    public String title() {
        return "API";
    }
}
