"""ASE's nudged elastic bands with EMT, asked line by line. A request is a line of JSON: symbols, first and last (positions at rest), cell,
pbc, fixed (atoms), images (between the ends), force (eV/A), optimizer, most (steps). The answer is a line of force calls, seconds, largest
force, barrier. The word version asks for that of ASE."""

import json
import sys
import time

try:
    import ase
    import numpy
    from ase import optimize
    from ase.calculators.emt import EMT
    from ase.constraints import FixAtoms

    try:
        from ase.mep import NEB
    except ImportError:
        from ase.neb import NEB
except ImportError as missing:
    sys.exit(f"{sys.executable}: {missing}; name a Python that has ase with the environment variable PYTHON")


class Counted(EMT):
    calls = 0

    def calculate(self, *arguments, **options):
        Counted.calls += 1
        super().calculate(*arguments, **options)


for line in sys.stdin:
    if line.strip() == "version":
        print("ASE", ase.__version__, "Python", sys.version.split()[0], "NumPy", numpy.__version__, flush=True)
        continue
    q = json.loads(line)

    def image(positions):
        atoms = ase.Atoms(q["symbols"], positions=positions, cell=q["cell"], pbc=q["pbc"])
        if q["fixed"]:
            atoms.set_constraint(FixAtoms(q["fixed"]))
        atoms.calc = Counted()
        return atoms

    images = [image(q["first"]) for _ in range(q["images"] + 1)] + [image(q["last"])]
    Counted.calls = 0
    begin = time.perf_counter()
    band = NEB(images, k=1.0, climb=True, method="improvedtangent")
    band.interpolate()
    optimizer = getattr(optimize, q["optimizer"])(band, logfile=None)
    optimizer.run(fmax=q["force"], steps=q["most"])
    energies = [i.get_potential_energy() for i in images]
    seconds = time.perf_counter() - begin
    force = numpy.sqrt((band.get_forces() ** 2).sum(axis=1).max())
    print(Counted.calls, seconds, force, max(energies) - energies[0], flush=True)
