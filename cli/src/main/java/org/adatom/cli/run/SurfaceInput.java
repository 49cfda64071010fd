package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Formula;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.surface.Adsorption;
import org.adatom.analysis.surface.AdsorptionReport;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.analysis.surface.SurfaceEnergy;
import org.adatom.analysis.surface.SurfaceReport;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;

/**
 * The input of {@code surface}.
 *
 * @param structure the crystal
 * @param forcefield what acts between the atoms
 * @param surface which faces
 */
@Description("Energies of the faces of a crystal")
public record SurfaceInput(
        @Description("The crystal: any cell of it, which Miller indices refer to") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Which faces, and how") SurfaceBlock surface)
        implements
            CalculationInput {
    private static final String CRYSTAL = "crystal";

    @Override
    public SurfaceBlock settings() {
        return surface;
    }

    @Override
    public Map<String, StructureBlock> further() {
        return surface.adsorbate() == null || surface.adsorbate().crystal() == null
                ? Map.of()
                : Map.of(CRYSTAL, surface.adsorbate().crystal());
    }

    @Override
    public List<String> furtherSpecies() {
        return surface.adsorbate() == null ? List.of() : List.of(surface.adsorbate().species());
    }

    @Override
    public Findings compute(CalculationContext context) {
        Statics statics = context.statics();
        if (context.start().cell().periodicCount() != 3) {
            throw new InputException(
                    "a crystal that repeats along three vectors is needed; slabs are cut from it here");
        }
        Bulk bulk = Bulk.relaxed(statics, context.start(), surface.bulkOrDefault());
        double cutoff = statics.forceField().cutoff();
        SurfaceEnergy.Settings settings = surface.settings(cutoff);
        Report report = new Report("Surface energies of " + Formula.of(context.start().atoms()));
        report.subtitle(statics.forceField().description());
        Findings findings = new Findings(report);
        List<SurfaceEnergy> faces = new ArrayList<>();
        List<Adsorption> adsorption = new ArrayList<>();
        double crystalAtom = crystalAtom(context);
        for (List<Integer> face : surface.faces()) {
            CrystalPlane plane = CrystalPlane.of(bulk.frame(), SurfaceBlock.indices(face));
            for (CrystalPlane.Termination cut : surface.chosen(plane)) {
                SurfaceEnergy energy = SurfaceEnergy.of(statics, bulk, plane, cut, settings, context.progress());
                faces.add(energy);
                findings.structure("slab" + faces.size() + ".extxyz", energy.sizes().getLast().relaxed().frame());
                if (surface.adsorbate() != null) {
                    adsorption.add(Adsorption.of(statics, plane, cut,
                            surface.adsorbate().settings(plane, cut, cutoff, surface.vacuumOrNone()), crystalAtom,
                            context.progress()));
                }
            }
        }
        SurfaceReport.fill(report, faces, bulk, cutoff, statics.units());
        if (surface.adsorbate() != null) {
            AdsorptionReport.fill(findings, adsorption, faces, cutoff, statics.units());
        }
        return findings;
    }

    /** Energy of an atom of the adsorbate in a crystal of its own, eV; NaN if there is none. */
    private double crystalAtom(CalculationContext context) {
        Frame crystal = context.further().get(CRYSTAL);
        return crystal == null
                ? Double.NaN
                : Bulk.relaxedElement(context.statics(), "adsorbate." + CRYSTAL, surface.adsorbate().species(), crystal,
                        surface.bulkOrDefault()).energyPerAtom();
    }
}
