import java.io.File;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints, for each file and profile, one line: file, profile, "ok" or the rules that fail, with tabs between. */
public class Validate {
    private static final List<PDFAFlavour> PROFILES = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        List.of(files).parallelStream().map(Validate::lines).forEachOrdered(System.out::print);
    }

    private static String lines(String file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PROFILES.get(0));
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PROFILES)) {
            return validator.validateAll(parser).stream().map(result -> line(file, result)).collect(Collectors.joining());
        } catch (Exception error) {
            return file + "\tnone\t" + error + "\n";
        }
    }

    private static String line(String file, ValidationResult result) {
        String verdict = result.isCompliant() ? "ok" : result.getTestAssertions().stream()
                .map(Validate::failure).distinct().sorted().collect(Collectors.joining("; "));
        return String.join("\t", file, result.getPDFAFlavour().getId(), verdict) + "\n";
    }

    private static String failure(TestAssertion assertion) {
        return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage();
    }
}
