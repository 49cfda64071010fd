"""ASE's optimisers, asked line by line. A request is a line of JSON: potential (emt, or lj with epsilon, sigma, cutoff),
symbols, positions, cell, pbc, fixed (atoms), relaxCell, force (eV/A), stress (eV/A^3), optimizer, most (force calls). The answer
is a line of force calls, largest force, largest stress, energy. The word version asks for that of ASE."""

import json
import sys

try:
    import ase
    import numpy
    from ase import optimize
    from ase.calculators.emt import EMT
    from ase.calculators.lj import LennardJones
    from ase.constraints import FixAtoms

    try:
        from ase.filters import FrechetCellFilter as CellFilter
    except ImportError:
        from ase.constraints import ExpCellFilter as CellFilter
except ImportError as missing:
    sys.exit(f"{sys.executable}: {missing}; name a Python that has ase with the environment variable PYTHON")


def counted(kind):
    class Counted(kind):
        calls = 0

        def calculate(self, *arguments, **options):
            self.calls += 1
            super().calculate(*arguments, **options)

    return Counted


for line in sys.stdin:
    if line.strip() == "version":
        print("ASE", ase.__version__, "Python", sys.version.split()[0], "NumPy", numpy.__version__, flush=True)
        continue
    q = json.loads(line)
    atoms = ase.Atoms(q["symbols"], positions=q["positions"], cell=q["cell"], pbc=q["pbc"])
    if q["potential"] == "emt":
        atoms.calc = counted(EMT)()
    else:
        atoms.calc = counted(LennardJones)(epsilon=q["epsilon"], sigma=q["sigma"], rc=q["cutoff"])
    if q["fixed"]:
        atoms.set_constraint(FixAtoms(q["fixed"]))

    def forces():
        return numpy.sqrt((atoms.get_forces() ** 2).sum(axis=1).max())

    def stress():
        return abs(atoms.get_stress()).max() if q["relaxCell"] else 0

    system = CellFilter(atoms) if q["relaxCell"] else atoms
    optimizer = getattr(optimize, q["optimizer"])(system, logfile=None)
    optimizer.max_steps = 10**6
    for _ in optimizer.irun(fmax=1e-14, steps=q["most"]):
        if forces() <= q["force"] and stress() <= q["stress"] or atoms.calc.calls > q["most"]:
            break
    print(atoms.calc.calls, forces(), stress(), atoms.get_potential_energy(), flush=True)
