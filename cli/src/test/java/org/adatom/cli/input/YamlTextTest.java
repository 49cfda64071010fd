package org.adatom.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "a: 1\nb: [1, 2 fs, x]\n",
        "run:\n  stages: [{ensemble: nve, steps: 10}, {steps: 1e-3}]\n  msd: {}\n  rdf:\n",
        "{\"a\": \"1\", \"b\": {\"c\": [[1, 0], [0, 1]]}}",
        "a: 'it''s'\nb: \"tab\\t\"\nc: true\nd: '#no comment'\ne: x#y\nf: \"\u00e9\"\n",
        "a: ~\nb: null\nc: 'null'\nd: ''\ne: 12:30\nf: '- x'\n",
        "file: /some/folder with spaces/Cu.eam.alloy\n"
    })
    void whatIsWrittenReadsBackAsTheSameTree(String text) {
        Node.Mapping root = InputFile.parse("x", Path.of(""), text).root();
        String written = YamlText.of(root);
        assertEquals(strip(root), strip(InputFile.parse("y", Path.of(""), written).root()), written);
    }

    /** The tree without places. */
    private static Object strip(Node node) {
        return switch (node) {
            case Node.Scalar s ->
                    s.isNull() ? s.text().isEmpty() ? "empty" : "null" : s.text() + (s.quoted() ? " quoted" : "");
            case Node.Sequence s -> s.items().stream().map(YamlTextTest::strip).toList();
            case Node.Mapping m -> {
                var map = new LinkedHashMap<String, Object>();
                m.entries().forEach((k, e) -> map.put(k, strip(e.value())));
                yield map;
            }
        };
    }
}
