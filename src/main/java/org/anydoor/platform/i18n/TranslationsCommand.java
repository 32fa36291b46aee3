package org.anydoor.platform.i18n;

import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Writes all public texts side by side into one file, for native speakers to read and correct in a spreadsheet. */
public final class TranslationsCommand implements Command {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public String name() {
        return "translations";
    }

    @Override
    public String parameters() {
        return "FILE.csv";
    }

    @Override
    public String help() {
        return "writes every public text in four languages to a file for reviewers";
    }

    @Override
    public int run(Settings settings) throws IOException {
        if (settings.words().size() != 1) {
            throw new Refused("Say which file to write: ./anydoor translations FILE.csv");
        }
        Path file = Path.of(settings.words().getFirst());
        Catalogue texts = Catalogue.read();
        try (Writer writer = Files.newBufferedWriter(file)) {
            write(texts, writer);
        }
        System.out.println(texts.in(Language.EN).size() + " texts written to " + file);
        return 0;
    }

    static void write(Catalogue texts, Writer writer) throws IOException {
        writer.write(BYTE_ORDER_MARK);
        try (var csv = new CSVWriter(writer)) {
            csv.writeNext(new String[] {"key", "English", "Español", "Hmoob", "Soomaali", "reviewer's remark"});
            for (String key : texts.in(Language.EN).keySet()) {
                csv.writeNext(new String[] {
                    key,
                    texts.in(Language.EN).get(key),
                    texts.in(Language.ES).get(key),
                    texts.in(Language.HMN).get(key),
                    texts.in(Language.SO).get(key),
                    ""
                });
            }
        }
    }
}
