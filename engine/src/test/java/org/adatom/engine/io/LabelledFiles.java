package org.adatom.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Small labelled files after the published layouts of the programs that write such files. */
final class LabelledFiles {
    static final String RUNNER = """
            begin
            comment source_file_name=OUTCAR_4_1
            lattice 10.0 0.0 0.0
            lattice 0.0 11.0 0.0
            lattice -1.0 0.0 12.0
            atom 0.0 0.0 0.0 Cu 0.5 0.0 0.1 -0.2 0.3
            atom 5.0 5.5 5.0 S -0.5 0.0 -0.1 0.2 -0.3
            energy -10.25
            charge 0.0
            end
             begin
            comment a molecule
             atom 0.0 0.0 0.0 H 0 0 0 0 0.5
             atom 0.0 0.0 1.4 H 0 0 0 0 -0.5
             energy -1.17
            end
            """;

    static final String XSF = """
            # total energy = -19074.58973157 eV

            CRYSTAL
            PRIMVEC
                7.60600008     0.00000000     0.00000000
                0.00000000     7.60600008     0.00000000
               -1.89786986    -1.89786986     4.85670466
            PRIMCOORD
            2 1
            Ti    3.76029300     6.70412298     1.08021799    -1.60259285     1.27874943     1.02296031
            8     3.86325402     3.06664900     1.14611299     1.60259285    -1.27874943    -1.02296031
            """;

    static final String MOLECULE = """
            # total energy = -2.5
            ATOMS
            O 0.0 0.0 0.0 0.0 0.0 1.0
            H 0.0 0.0 1.0 0.0 0.0 -1.0
            """;

    static final String JSON =
            """
                          [
                           {"structure": {"@class": "Structure", "lattice": {"matrix": [[4.0, 0.0, 0.0], [0.0, 5.0, 0.0], [0.5, 0.0, 6.0]]},
                             "sites": [{"species": [{"element": "Li", "occu": 1}], "abc": [0.0, 0.0, 0.0], "xyz": [0.0, 0.0, 0.0]},
                                       {"species": [{"element": "Mo", "occu": 1.0}], "abc": [0.5, 0.5, 0.5], "xyz": [2.25, 2.5, 3.0]}]},
                            "num_atoms": 2, "group": "Elastic", "tag": "train",
                            "outputs": {"energy": -12.5, "forces": [[0.1, 0.2, 0.3], [-0.1, -0.2, -0.3]], "virial_stress": [10, 20, 30, 1, 2, 3]}},
                           {"lattice": {"matrix": [[3, 0, 0], [0, 3, 0], [0, 0, 3]]},
                            "sites": [{"species": [{"element": "Mo"}], "abc": [0.5, 0.0, 0.25]}, {"species": [{"element": "Mo"}], "abc": [0, 0, 0]}],
                    "data": {"energy_per_atom": -2.5}}
                          ]
                          """;

    static final String OUTCAR = """
             vasp.5.4.4.18Apr17
             POTCAR:    PAW_PBE Ti_pv 07Sep2000
               TITEL  = PAW_PBE Ti_pv 07Sep2000
               TITEL  = PAW_PBE O 08Apr2002
               ions per type =               1   2
              direct lattice vectors                 reciprocal lattice vectors
                 4.000000000  0.000000000  0.000000000     0.250000000  0.000000000  0.000000000
                 0.000000000  5.000000000  0.000000000     0.000000000  0.200000000  0.000000000
                 0.000000000  0.000000000  6.000000000     0.000000000  0.000000000  0.166666667
              free energy    TOTEN  =       -20.00000000 eV
            STEP
              direct lattice vectors                 reciprocal lattice vectors
                 4.100000000  0.000000000  0.000000000     0.243902439  0.000000000  0.000000000
                 0.000000000  5.000000000  0.000000000     0.000000000  0.200000000  0.000000000
                 0.000000000  0.000000000  6.000000000     0.000000000  0.000000000  0.166666667
              FORCE on cell =-STRESS in cart. coord.  units (eV):
              in kB      10.00000    20.00000   -30.00000     1.00000-1002.00000     3.00000
             POSITION                                       TOTAL-FORCE (eV/Angst)
             -----------------------------------------------------------------------------------
                  0.00000      0.00000      0.00000         0.100000     -0.200000      0.300000
                  2.00000      2.50000      0.00000        -0.100000      0.200000      0.000000
                  0.00000      2.50000      3.00000         0.000000      0.000000     -0.300000
             -----------------------------------------------------------------------------------
              FREE ENERGIE OF THE ION-ELECTRON SYSTEM (eV)
              free  energy   TOTEN  =       -25.50000000 eV

              energy  without entropy=      -25.30000000  energy(sigma->0) =      -25.40000000
            """;

    /** The same with a second step, ended amid the electronic iterations of a third. */
    static final String TWO_STEPS = OUTCAR.replace("STEP\n", "")
            + OUTCAR.substring(OUTCAR.indexOf("STEP\n") + 5).replace("-25.4", "-26.4")
            + "  free energy    TOTEN  =  -2.0 eV\n";

    private LabelledFiles() {}

    /** A database of one copper atom and a molecule, as ASE has it. */
    static void aseDatabase(Path file) {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            c.createStatement()
                    .execute("CREATE TABLE systems (id INTEGER PRIMARY KEY AUTOINCREMENT, unique_id TEXT UNIQUE,"
                            + " numbers BLOB, positions BLOB, cell BLOB, pbc INTEGER, energy REAL, free_energy REAL, forces BLOB,"
                            + " stress BLOB, key_value_pairs TEXT)");
            try (PreparedStatement s = c.prepareStatement("INSERT INTO systems (numbers, positions, cell, pbc, energy,"
                    + " free_energy, forces, stress, key_value_pairs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                s.setBytes(1, ints(29));
                s.setBytes(2, doubles(0.1, 0.2, 0.3));
                s.setBytes(3, doubles(3, 0, 0, 0, 3, 0, 0, 0, 4));
                s.setInt(4, 3);
                s.setDouble(5, -3.5);
                s.setDouble(6, -3.6);
                s.setBytes(7, doubles(0.5, 0, -0.25));
                s.setBytes(8, doubles(1, 2, 3, 4, 5, 6));
                s.setString(9, "{\"config_type\": \"bulk\", \"temp\": 300, \"ok\": true}");
                s.execute();
                s.setBytes(1, ints(8, 1));
                s.setBytes(2, doubles(0, 0, 0, 0, 0, 1));
                s.setBytes(3, doubles(0, 0, 0, 0, 0, 0, 0, 0, 0));
                s.setInt(4, 0);
                s.setObject(5, null);
                s.setObject(6, null);
                s.setBytes(7, null);
                s.setBytes(8, null);
                s.setString(9, "{}");
                s.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ints(int... values) {
        ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            b.putInt(v);
        }
        return b.array();
    }

    private static byte[] doubles(double... values) {
        ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            b.putDouble(v);
        }
        return b.array();
    }

    /** A .npy file of version 1. */
    static byte[] npy(boolean single, String shape, double... values) {
        String head = "{'descr': '<f" + (single ? 4 : 8) + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        head += " ".repeat(63 - (10 + head.length()) % 64) + "\n";
        ByteBuffer b = ByteBuffer.allocate(10 + head.length() + (single ? 4 : 8) * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0)
                .putShort((short) head.length()).put(head.getBytes(StandardCharsets.US_ASCII));
        for (double v : values) {
            if (single) {
                b.putFloat((float) v);
            } else {
                b.putDouble(v);
            }
        }
        return b.array();
    }

    /** A folder of two frames of OH, as DeePMD-kit has it. */
    static Path deepmd(Path folder) {
        try {
            Path set = Files.createDirectories(folder.resolve("set.000"));
            Files.writeString(folder.resolve("type.raw"), "0\n1\n");
            Files.writeString(folder.resolve("type_map.raw"), "O\nH\n");
            Files.write(set.resolve("box.npy"),
                    npy(false, "2, 9", 5, 0, 0, 0, 5, 0, 0, 0, 5, 6, 0, 0, 0, 6, 0, 0, 0, 6));
            Files.write(set.resolve("coord.npy"), npy(true, "2, 6", 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1.25));
            Files.write(set.resolve("energy.npy"), npy(false, "2,", -7.5, -7.25));
            Files.write(set.resolve("force.npy"), npy(false, "2, 6", 0, 0, 1, 0, 0, -1, 0, 0, 2, 0, 0, -2));
            Files.write(set.resolve("virial.npy"),
                    npy(false, "2, 9", 1, 0, 0, 0, 2, 0, 0, 0, 3, 4, 0, 0, 0, 5, 0, 0, 0, 6));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
