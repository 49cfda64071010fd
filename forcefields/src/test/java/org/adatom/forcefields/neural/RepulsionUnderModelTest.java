package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.ZblFactory;
import org.adatom.forcefields.pair.ZblParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A network with the universal repulsion of nuclei added, as a list of force fields makes it. */
@Tag("slow")
class RepulsionUnderModelTest extends ForceFieldContract {
    @TempDir
    private Path folder;

    @Override
    protected ForceField forceField() {
        SmallModel.write(folder, SmallModel.n2p2());
        ForceFieldFactory.Context context =
                new ForceFieldFactory.Context(folder, List.of("H", "O"), Units.CODATA_2018);
        return SumForceField.of(List.of(
                new ZblFactory().create(new ZblParameters(0.8, 2.5, null), context),
                new N2p2Factory().create(
                        new N2p2Parameters(folder, N2p2Parameters.FileUnits.BOHR_HARTREE, null, null, null, null),
                        context)));
    }

    @Override
    protected List<Structure> structures() {
        return Structures.of(Structures.Lattice.FCC, 3.6, "H", "O");
    }

    @Override
    protected Smoothness smoothness() {
        return Smoothness.FORCE;
    }
}
