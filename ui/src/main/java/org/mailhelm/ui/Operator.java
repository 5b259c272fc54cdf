package org.mailhelm.ui;

import java.util.Optional;

/** Who runs this installation and where: shown on pages outside the shell, so that they are not taken for somebody else's. */
public record Operator(String host, String version, Optional<String> name, Optional<String> contact) {}
