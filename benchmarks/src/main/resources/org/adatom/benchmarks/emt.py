"""ASE's EMT, asked line by line. First: the number of atoms, the element, the cell's three lengths and the time step (in
ASE's units); then a line "x y z vx vy vz mass" for each atom; then requests. Every request is answered with one line."""

import sys
import time

try:
    import ase
    import numpy
    from ase.calculators.emt import EMT
    from ase.md.verlet import VelocityVerlet
except ImportError as missing:
    sys.exit(f"{sys.executable}: {missing}; name a Python that has ase with the environment variable PYTHON")

count, element, *rest = sys.stdin.readline().split()
*lengths, step = map(float, rest)
rows = numpy.array([sys.stdin.readline().split() for _ in range(int(count))], dtype=float)


def new():
    atoms = ase.Atoms([element] * len(rows), positions=rows[:, :3], cell=lengths, pbc=True, masses=rows[:, 6])
    atoms.set_velocities(rows[:, 3:6])
    atoms.calc = EMT()
    atoms.get_forces()
    return atoms, VelocityVerlet(atoms, timestep=step)


atoms, dynamics = new()
for line in sys.stdin:
    request, *arguments = line.split()
    if request == "version":
        print("ASE", ase.__version__, "Python", sys.version.split()[0], "NumPy", numpy.__version__, flush=True)
    elif request == "start":
        atoms, dynamics = new()
        print(len(atoms), flush=True)
    elif request == "run":
        begin = time.perf_counter()
        dynamics.run(int(arguments[0]))
        print(time.perf_counter() - begin, flush=True)
    elif request == "energies":
        print(repr(float(atoms.get_potential_energy())), repr(float(atoms.get_kinetic_energy())), flush=True)
