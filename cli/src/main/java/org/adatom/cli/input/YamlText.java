package org.adatom.cli.input;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.serializer.Serializer;

/** Writes a tree of {@link Node}s as YAML that reads back as the same tree. */
public final class YamlText {
    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

    private YamlText() {}

    /** The text, blocks indented by two spaces; a block within a list stands in braces on one line. */
    public static String of(Node root) {
        StringBuilder text = new StringBuilder();
        DumpSettings settings = DumpSettings.builder().setWidth(110).build();
        Serializer serializer = new Serializer(settings, new Emitter(settings, writer(text)));
        serializer.emitStreamStart();
        serializer.serializeDocument(converted(root, FlowStyle.BLOCK));
        serializer.emitStreamEnd();
        return text.toString();
    }

    private static StreamDataWriter writer(StringBuilder text) {
        return new StreamDataWriter() {
            @Override
            public void write(String part) {
                text.append(part);
            }

            @Override
            public void write(String part, int offset, int length) {
                text.append(part, offset, offset + length);
            }
        };
    }

    private static org.snakeyaml.engine.v2.nodes.Node converted(Node node, FlowStyle style) {
        return switch (node) {
            case Node.Scalar s when s.quoted() -> new ScalarNode(Tag.STR, s.text(), ScalarStyle.DOUBLE_QUOTED);
            case Node.Scalar s when s.isNull() && !s.text().isEmpty() ->
                    new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
            // A plain scalar stays plain if its tag is the one that a reader gives it.
            case Node.Scalar s -> new ScalarNode(RESOLVER.resolve(s.text(), true), s.text(), ScalarStyle.PLAIN);
            case Node.Sequence s -> {
                List<org.snakeyaml.engine.v2.nodes.Node> items = new ArrayList<>();
                boolean flat = s.items().stream().allMatch(Node.Scalar.class::isInstance);
                s.items().forEach(item -> items.add(converted(item, FlowStyle.FLOW)));
                yield new SequenceNode(Tag.SEQ, items, flat ? FlowStyle.FLOW : style);
            }
            case Node.Mapping m -> {
                List<NodeTuple> tuples = new ArrayList<>();
                m.entries().forEach((key, entry) -> tuples.add(new NodeTuple(
                        new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN), converted(entry.value(), style))));
                yield new MappingNode(Tag.MAP, tuples, m.entries().isEmpty() ? FlowStyle.FLOW : style);
            }
        };
    }
}
