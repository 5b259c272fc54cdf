package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The plugins of this installation, for whoever administers them. Changes are made one after another; each returns when
 * it is done. An id that no plugin has is answered with {@link org.mailhelm.api.Failure.NotFound}.
 */
public interface Plugins {

    /** The greatest size of a jar that is uploaded, in bytes. */
    long UPLOAD_LIMIT = 64L * 1024 * 1024;

    /** The version of the plugin API that this installation offers. */
    String apiVersion();

    /** Every jar in the plugin folders, by id, the used one of several first. */
    List<InstalledPlugin> installed();

    /** The plugins in short. */
    PluginHealth health();

    /**
     * Takes an uploaded jar, checks it without running any of its code, and keeps it for {@link #install}.
     *
     * @throws org.mailhelm.api.Failure.InvalidInput for the field {@code jar}, saying what is wrong with it
     * @throws IOException when the upload breaks off or the disk is full
     */
    PluginCandidate inspect(InputStream jar) throws IOException;

    /**
     * Installs an inspected jar and starts it. Where a plugin with this id runs, the new version is started beside it
     * and takes over only when it works with everything that the old one serves.
     *
     * @param id as the inspection told it
     * @param sha256 as the inspection told it
     * @return the plugin as it is afterwards; a new one may have failed to start
     * @throws org.mailhelm.api.Failure.Conflict when the version that is there stays in use; the message says why
     */
    InstalledPlugin install(String id, String sha256);

    /** Switches a plugin on, or starts one again that failed. */
    InstalledPlugin enable(String id);

    /** Stops a plugin and leaves it off, after a restart as well. */
    InstalledPlugin disable(String id);

    /**
     * Stops a plugin and deletes its jar. A built-in plugin that was replaced by it is used again.
     *
     * @throws org.mailhelm.api.Failure.Conflict for a built-in plugin
     */
    void remove(String id);

    /**
     * Deletes a jar that isn't in use: one that is no plugin, or whose id another jar has.
     *
     * @param sha256 of the jar
     * @throws org.mailhelm.api.Failure.Conflict for a built-in jar or one in use
     */
    void discard(String sha256);

    /** Looks into the folders again: starts what is new, replaces what changed, stops what is gone. */
    void rescan();
}
