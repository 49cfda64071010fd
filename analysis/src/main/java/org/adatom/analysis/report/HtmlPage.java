package org.adatom.analysis.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.analysis.Numbers;

/** A {@link Report} as one HTML page that needs nothing else: no network, no other file. */
public final class HtmlPage {
    /** A web address or a DOI, without a full stop or comma behind it. */
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;)]|doi:(10\\.[^\\s<>\"]*[^\\s<>\".,;)])");

    private final Report report;
    private int plots;
    private boolean viewer;

    private HtmlPage(Report report) {
        this.report = report;
    }

    /** The text of the page. */
    public static String of(Report report) {
        return new HtmlPage(report).render();
    }

    private String render() {
        List<DomContent> sections = new ArrayList<>();
        for (Report.Section s : report.sections()) {
            sections.add(section(h2(s.title()), each(s.blocks(), this::block)));
        }
        return document(html(
                head(meta().withCharset("utf-8"),
                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                        meta().withName("color-scheme").withContent("light dark"), title(report.title()),
                        rawHtml("<style>" + Resources.text("report.css") + "</style>")),
                body(
                        header(h1(report.title()),
                                iff(!report.subtitle().isEmpty(), p(report.subtitle()).withClass("subtitle")),
                                iff(!report.verdict().isEmpty(), verdict())),
                        main(iff(!report.warnings().isEmpty(), warnings()), iff(!report.figures().isEmpty(), figures()),
                                each(sections.stream()), iff(!report.citations().isEmpty(), citations()),
                                each(origin().stream())),
                        footer(p(
                                "Written by " + (report.provenance() == null ? "Adatom" : report.provenance().program())
                                        + (viewer ? "; 3D view by three.js (MIT licence)." : "."))),
                        rawHtml(viewer ? StructureHtml.viewer() : "")))
                .withLang("en"));
    }

    private DomContent verdict() {
        return p(span(switch (report.level()) {
            case GOOD -> "\u2713";
            case CAUTION -> "!";
            case BAD -> "\u2717";
        }).withClass("sign"), span(report.verdict()))
                .withClasses("verdict", report.level().name().toLowerCase(Locale.ROOT));
    }

    private DomContent warnings() {
        return section(h2("Warnings"), ul(each(report.warnings(), w -> li(w)))).withClass("warnings");
    }

    private DomContent figures() {
        return section(h2("Key figures"),
                div(table(thead(tr(th("Quantity"), th("Value").withClass("number"), th("Unit"),
                        th("How"))),
                        tbody(each(report.figures(), f -> tr(th(f.label()).attr("scope", "row"),
                                td(Typography.number(Numbers.withError(f.value())))
                                        .withClass("number"),
                                td(Typography.unit(f.unit())), td(f.note()).withClass("note")))))
                        .withClass("figures"))
                        .withClass("scroll"));
    }

    private DomContent citations() {
        return section(h2("Please cite"), ol(each(report.citations(), c -> li(each(linked(c).stream())))));
    }

    /** The text with its web addresses and DOIs as links: the only references of the page to the world outside. */
    private static List<DomContent> linked(String citation) {
        List<DomContent> parts = new ArrayList<>();
        Matcher link = LINK.matcher(citation);
        int done = 0;
        while (link.find()) {
            parts.add(text(citation.substring(done, link.start())));
            String target = link.group().startsWith("doi:") ? "https://doi.org/" + link.group(1) : link.group();
            parts.add(a(link.group()).withHref(target));
            done = link.end();
        }
        parts.add(text(citation.substring(done)));
        return parts;
    }

    private List<DomContent> origin() {
        Provenance origin = report.provenance();
        if (origin == null) {
            return List.of();
        }
        List<DomContent> rows = new ArrayList<>();
        rows.add(row("Program", origin.program()));
        rows.add(row("Created", origin.created()));
        rows.add(row("Java", origin.java()));
        rows.add(row("System", origin.system()));
        rows.add(row("Processor",
                origin.processor() + "; " + origin.threads() + (origin.threads() == 1 ? " thread" : " threads")
                        + " used"));
        return List.of(
                section(h2("How to reproduce"), pre(origin.command()).withClass("command"),
                        div(table(tbody(each(rows.stream()))).withClass("origin")).withClass("scroll"),
                        iff(!origin.files().isEmpty(), div(table(caption("Files that went in"),
                                thead(tr(th("File"), th("SHA-256"))),
                                tbody(each(origin.files(), f -> tr(td(f.name()), td(f.sha256()).withClass("hash"))))))
                                .withClass("scroll")),
                        iff(!origin.input().isEmpty(), listing(origin.inputName(), origin.input()))));
    }

    private static DomContent row(String name, String value) {
        return tr(th(name).attr("scope", "row"), td(value));
    }

    private DomContent block(Block block) {
        return switch (block) {
            case Block.Text text -> p(text.text());
            case Block.Listing l -> listing(l.caption(), l.text());
            case Block.Table t -> tableOf(t);
            case Block.Scorecard s -> scorecard(s);
            case Plot plot ->
                    chart(plot.title(), plot.caption(), id -> SvgChart.draw(plot, id));
            case HeatMap map -> chart(map.title(), map.caption(), id -> SvgHeatMap.draw(map, id));
            case StructureView view -> {
                viewer |= StructureHtml.interactive(view);
                yield StructureHtml.of(view);
            }
        };
    }

    private static DomContent listing(String name, String text) {
        return details(summary(name), pre(text)).attr("open");
    }

    private static DomContent tableOf(Block.Table t) {
        return div(table(iff(!t.caption().isEmpty(), caption(t.caption())),
                thead(tr(each(t.header(), (k, h) -> th(Typography.unit(h)).withCondClass(numeric(t, k), "number")))),
                tbody(each(t.rows(),
                        r -> tr(each(r,
                                c -> Numbers.isNumber(c) ? td(Typography.number(c)).withClass("number") : td(c)))))))
                .withClass("scroll");
    }

    private static DomContent scorecard(Block.Scorecard s) {
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < s.table().rows().size(); i++) {
            List<DomContent> cells = new ArrayList<>();
            for (int k = 0; k < s.table().header().size(); k++) {
                String cell = s.table().rows().get(i).get(k);
                Report.Level level = s.levels().get(i).get(k);
                TdTag td = Numbers.isNumber(cell) ? td(Typography.number(cell)).withClass("number") : td(cell);
                cells.add(level == null
                        ? td
                        : td.withClasses(Numbers.isNumber(cell) ? "number" : "", "score",
                                level.name().toLowerCase(Locale.ROOT)));
            }
            rows.add(tr(each(cells.stream())));
        }
        return div(table(iff(!s.table().caption().isEmpty(), caption(s.table().caption())),
                thead(tr(each(s.table().header(), h -> th(Typography.unit(h))))), tbody(each(rows.stream()))))
                .withClass("scroll");
    }

    private static boolean numeric(Block.Table t, int column) {
        return !t.rows().isEmpty() && Numbers.isNumber(t.rows().getFirst().get(column));
    }

    /** A figure; {@code draw} makes its svg element, given what its names begin with. */
    private DomContent chart(String title, String caption, UnaryOperator<String> draw) {
        String svg;
        try {
            svg = draw.apply("plot" + ++plots);
        } catch (LinkageError | InternalError e) {
            // A Java without font support cannot measure text; the rest of the report is worth having all the same.
            return figure(figcaption(title),
                    p("This figure could not be drawn, as Java finds no fonts on this machine (" + e.getMessage()
                            + "). Its numbers are in the CSV files beside this report."));
        }
        return figure(figcaption(title), div(rawHtml(svg)).withClass("plot"),
                iff(!caption.isEmpty(), p(caption).withClass("caption"))).withClass("chart");
    }
}
