package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailuresTest {

    private static final int UNUSABLE = 2;

    @TempDir
    private Path folder;

    @Test
    void portInUseEndsWithOneLineThatNamesThePort() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            String line = onlyLine(Map.of("PORT", String.valueOf(port)));

            assertThat(line).contains("Port " + port).contains("PORT");
        }
    }

    @Test
    void portThatIsNoNumberEndsWithOneLine() throws Exception {
        assertThat(onlyLine(Map.of("PORT", "many"))).contains("PORT").contains("many");
    }

    @Test
    void dataFolderThatIsAFileEndsWithOneLine() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "not a folder");

        String line = onlyLine(Map.of("DATA_DIR", inTheWay.toString()));

        assertThat(line).contains(inTheWay.toString()).contains("DATA_DIR");
    }

    @Test
    void damagedDatabaseEndsWithOneLineAndStaysAsItIs() throws Exception {
        Path database = Files.writeString(folder.resolve("broken.db"), "this is no database ".repeat(500));
        byte[] before = Files.readAllBytes(database);

        String line = onlyLine(Map.of("DATABASE_FILE", database.toString()));

        assertThat(line).contains("database").contains("DATABASE_FILE");
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    void databaseAddressOfAnotherKindEndsWithOneLineThatHidesIt() throws Exception {
        String line = onlyLine(Map.of("DATABASE_URL", "mysql://me:hush@localhost/mail"));

        assertThat(line).contains("DATABASE_URL").doesNotContain("hush");
    }

    @Test
    void postgresThatDoesNotAnswerEndsWithOneLine() throws Exception {
        int nobody = Distributed.freePort();

        String line = onlyLine(Map.of("DATABASE_URL", "postgresql://me:hush@127.0.0.1:" + nobody + "/mail"));

        assertThat(line).contains("DATABASE_URL").doesNotContain("hush");
    }

    @Test
    void anotherSecretKeyThanBeforeEndsWithALineThatNamesTheVariable() throws Exception {
        String first = "first-key-of-this-installation-0123456789";
        String second = "other-key-of-this-installation-0123456789";
        try (Distributed host = Distributed.start(folder, Map.of("SECRET_KEY", first))) {
            host.stop();
        }

        String line = onlyLine(Map.of("SECRET_KEY", second));

        assertThat(line).contains("SECRET_KEY").doesNotContain(first).doesNotContain(second);
    }

    private String onlyLine(Map<String, String> variables) throws IOException, InterruptedException {
        try (Distributed host = Distributed.launch(folder, variables)) {
            assertThat(host.ended()).isEqualTo(UNUSABLE);
            assertThat(host.logLines()).hasSize(1);
            return host.logLines().get(0);
        }
    }
}
