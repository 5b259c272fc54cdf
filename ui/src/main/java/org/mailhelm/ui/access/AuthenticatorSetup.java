package org.mailhelm.ui.access;

import org.mailhelm.ui.part.QrCode;

/** What an authenticator app needs: a code to scan, or the secret to type. */
public record AuthenticatorSetup(QrCode code, String secret) {}
