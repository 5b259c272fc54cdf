package org.mailhelm.ui.mail;

import org.mailhelm.ui.part.QrCode;

/**
 * A code that sets up the mail program of some phones. It never holds a password.
 *
 * @param label which phones
 * @param how what to do with it
 */
public record Phone(String label, String how, QrCode code) {}
