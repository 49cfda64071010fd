package org.adatom.analysis.report;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.img;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import j2html.tags.DomContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.adatom.engine.Atoms;

/**
 * {@link StructureView}s on a page: a picture, replaced by a view to turn around where the browser can.
 *
 * <p>three.js and the positions travel in the page, compressed, in {@code script} elements of a type that browsers leave
 * alone; {@code viewer.js} unpacks them.
 */
final class StructureHtml {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StructureHtml() {}

    /** Whether the view is small enough to be turned around. */
    static boolean interactive(StructureView view) {
        return view.snapshots().stream().allMatch(s -> s.atoms().count() <= StructureView.MOST_ATOMS);
    }

    /** The view as a figure. */
    static DomContent of(StructureView view) {
        boolean interactive = interactive(view);
        List<StructureView.Snapshot> snapshots = view.snapshots();
        Atoms atoms = snapshots.getFirst().atoms();
        List<DomContent> legend = new ArrayList<>();
        long[] counts = atoms.speciesCounts();
        for (int s = 0; s < counts.length; s++) {
            String colour = ElementStyle.of(atoms.symbols().get(s), s).css();
            legend.add(span(span().withClass("ball").withStyle("background:" + colour),
                    rawHtml(" "), span(atoms.symbols().get(s) + " (" + counts[s] + ")")));
        }
        return figure(figcaption(view.title()),
                iff(snapshots.size() > 1,
                        div(each(IntStream.range(0, snapshots.size()).mapToObj(k -> button(snapshots.get(k).label())
                                .attr("type", "button").attr("data-show", k)
                                .attr("aria-pressed", k == 0 ? "true" : "false"))))
                                .withClass("choose")),
                div(each(IntStream.range(0, snapshots.size()).mapToObj(k -> img()
                        .withSrc("data:image/png;base64," + base64(StructurePicture.png(snapshots.get(k))))
                        .withAlt(view.title() + ", " + snapshots.get(k).label())
                        .attr("data-picture", k).withCondHidden(k > 0)))).withClass("stage"),
                div(each(legend.stream())).withClass("legend"),
                p(interactive
                        ? "Drag to turn, scroll or pinch to zoom, right button or two fingers to move."
                        : "Shown as a picture: more than " + StructureView.MOST_ATOMS + " atoms.").withClass("caption"),
                rawHtml(interactive ? "<script type=\"application/x-atoms\">" + packed(json(view)) + "</script>" : ""))
                .withClass(interactive ? "structure view3d" : "structure");
    }

    /** three.js and what uses it; once per page. */
    static String viewer() {
        StringBuilder scripts = new StringBuilder();
        for (String name : List.of("three.core.min.js", "three.module.min.js", "OrbitControls.js")) {
            scripts.append("<script type=\"application/x-packed\" id=\"").append(name).append("\">")
                    .append(packed(Resources.text(name))).append("</script>\n");
        }
        return scripts + "<script type=\"module\">\n" + Resources.text("viewer.js") + "</script>";
    }

    private static String json(StructureView view) {
        List<Map<String, Object>> frames = new ArrayList<>();
        for (StructureView.Snapshot s : view.snapshots()) {
            Atoms atoms = s.atoms();
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("positions", base64(bytes(s.positions())));
            frame.put("species", base64(bytes(atoms.species())));
            frame.put("edges", base64(bytes(s.edges())));
            frame.put("styles", IntStream.range(0, atoms.symbols().size())
                    .mapToObj(k -> ElementStyle.of(atoms.symbols().get(k), k))
                    .map(e -> Map.of("color", e.rgb(), "radius", e.radius())).toList());
            frames.add(frame);
        }
        try {
            return JSON.writeValueAsString(frames);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are always JSON", e);
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int k = 0; k < values.length; k++) {
            bytes[k] = (byte) values[k];
        }
        return bytes;
    }

    private static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base64(bytes.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
