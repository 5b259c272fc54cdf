package org.mailhelm.ui.part;

/**
 * A code to be scanned.
 *
 * @param modules how many to a side
 * @param path its dark modules, as the path of a drawing in which a module is one unit
 * @param label what it is, for those who don't see it
 */
public record QrCode(int modules, String path, String label) {}
