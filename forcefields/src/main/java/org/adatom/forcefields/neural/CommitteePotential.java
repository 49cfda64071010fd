package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.forcefields.descriptor.Descriptor;

/**
 * A committee of neural-network potentials: energy and forces are the means over its members, and how far these are from
 * each other tells where they know little, because training leaves them free there. C. Schran, K. Brezina and O.
 * Marsalek, J. Chem. Phys. 153, 104105 (2020).
 *
 * <p>Members that share their descriptor have it evaluated once, and the mean of their derivatives pulled back once, so
 * that the forces of a committee cost hardly more than those of one member. The {@link #monitor} tells the spreads.
 */
public final class CommitteePotential implements SitePotential {
    private final List<NeuralNetworkPotential> members;
    private final Monitor monitor;
    private final double cutoff;

    /**
     * A committee.
     *
     * @param members for the same species; those with the very same descriptor object share it
     * @param limit of the spread of the force on an atom, eV/&Aring;; may be infinite
     * @param policy what is done beyond
     * @param every steps between looks
     * @throws InputException if there are fewer than two members, or their species differ
     */
    public CommitteePotential(
            List<NeuralNetworkPotential> members, double limit, Monitor.Policy policy, long every) {
        if (members.size() < 2) {
            throw new InputException("a committee needs at least two members, it has " + members.size());
        }
        this.members = List.copyOf(members);
        for (NeuralNetworkPotential m : members) {
            if (!m.species().equals(species())) {
                throw new InputException("the members of a committee are for the species " + species() + " and "
                        + m.species());
            }
        }
        monitor = new Disagreement(members.size(), limit, policy, every);
        cutoff = members.stream().mapToDouble(SitePotential::cutoff).max().orElseThrow();
    }

    /**
     * A committee of models, of which those with equal descriptors share one.
     *
     * @param species labels
     * @param names element by label, where they differ
     * @param sources where each of them comes from, for logs and messages
     * @throws InputException if one holds no network, or knows nothing of a species
     */
    public static CommitteePotential of(
            List<DescriptorModel> models, List<String> species, Map<String, String> names, List<String> sources,
            double limit, Monitor.Policy policy, long every) {
        List<NeuralNetworkPotential> members = new ArrayList<>();
        for (int k = 0; k < models.size(); k++) {
            DescriptorModel model = models.get(k);
            if (!(model.potential(species, names, sources.get(k),
                    ModelFactory.references(model)) instanceof NeuralNetworkPotential network)) {
                throw new InputException(sources.get(k) + " holds no network; a committee is of networks");
            }
            NeuralNetworkPotential own = network;
            for (int m = 0; m < k; m++) {
                if (models.get(m).hasDescriptorOf(model)) {
                    own = own.with(members.get(m).descriptor());
                    break;
                }
            }
            members.add(own);
        }
        return new CommitteePotential(members, limit, policy, every);
    }

    @Override
    public List<String> species() {
        return members.get(0).species();
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "committee of %d, the first: %s", members.size(),
                members.get(0).description());
    }

    @Override
    public List<String> references() {
        List<String> all = new ArrayList<>();
        members.forEach(m -> all.addAll(m.references()));
        all.add("C. Schran, K. Brezina, O. Marsalek, J. Chem. Phys. 153, 104105 (2020)");
        return all.stream().distinct().toList();
    }

    /** The members. */
    public List<NeuralNetworkPotential> members() {
        return members;
    }

    @Override
    public Monitor monitor() {
        return monitor;
    }

    @Override
    public boolean costly() {
        return true;
    }

    @Override
    public Evaluator newEvaluator() {
        return new CommitteeEvaluator(members);
    }

    /** Members with one descriptor. */
    private static final class Party {
        final Descriptor shared;
        final Descriptor.Evaluator descriptor;
        final List<Integer> numbers = new ArrayList<>();
        final List<AtomNetworks.Evaluator> networks = new ArrayList<>();
        double[][] values = {};
        double[][] slopes = {};
        double[][] sum = {};

        Party(Descriptor shared) {
            this.shared = shared;
            descriptor = shared.newEvaluator();
        }

        void add(int number, AtomNetworks.Evaluator evaluator) {
            numbers.add(number);
            networks.add(evaluator);
            values = new double[evaluator.inputs()][0];
            slopes = new double[evaluator.inputs()][0];
            sum = new double[evaluator.inputs()][0];
        }

        void describe(Sites sites) {
            AtomNetworks.ensureCapacity(values, sites.atoms);
            AtomNetworks.ensureCapacity(slopes, sites.atoms);
            AtomNetworks.ensureCapacity(sum, sites.atoms);
            descriptor.values(sites, values);
        }

        /** Energies of all members, and the gradient of 1/count of their sum. */
        void evaluate(Sites sites, double[][] energies, int count) {
            describe(sites);
            for (int k = 0; k < networks.size(); k++) {
                double[][] target = k == 0 ? sum : slopes;
                networks.get(k).evaluate(sites, values, energies[numbers.get(k)], target);
                for (int f = 0; k > 0 && f < sum.length; f++) {
                    for (int a = 0; a < sites.atoms; a++) {
                        sum[f][a] += slopes[f][a];
                    }
                }
            }
            for (double[] row : sum) {
                for (int a = 0; a < sites.atoms; a++) {
                    row[a] /= count;
                }
            }
            descriptor.pullBack(sites, sum);
        }
    }

    private static final class CommitteeEvaluator implements Evaluator {
        private final List<Party> parties = new ArrayList<>();
        private final int[] partyOf;
        private final int[] placeOf;
        private final double[][] energies;

        CommitteeEvaluator(List<NeuralNetworkPotential> members) {
            int count = members.size();
            partyOf = new int[count];
            placeOf = new int[count];
            energies = new double[count][0];
            for (int m = 0; m < count; m++) {
                Descriptor own = members.get(m).descriptor();
                int p = 0;
                while (p < parties.size() && parties.get(p).shared != own) {
                    p++;
                }
                if (p == parties.size()) {
                    parties.add(new Party(own));
                }
                partyOf[m] = p;
                placeOf[m] = parties.get(p).numbers.size();
                parties.get(p).add(m, new AtomNetworks(members.get(m).networks()).newEvaluator());
            }
        }

        @Override
        public void evaluate(Sites sites) {
            AtomNetworks.ensureCapacity(energies, sites.atoms);
            int count = energies.length;
            for (int p = 0; p < parties.size(); p++) {
                parties.get(p).evaluate(sites, energies, count);
            }
            for (int a = 0; a < sites.atoms; a++) {
                double mean = 0;
                for (double[] energy : energies) {
                    mean += energy[a];
                }
                mean /= count;
                sites.energy[a] = mean;
                if (sites.monitored.length > 0) {
                    double square = 0;
                    for (double[] energy : energies) {
                        square += (energy[a] - mean) * (energy[a] - mean);
                    }
                    sites.monitored[0][a] = Math.sqrt(square / (count - 1));
                }
            }
        }

        @Override
        public void evaluateMember(Sites sites, int member) {
            Party party = parties.get(partyOf[member]);
            party.describe(sites);
            party.networks.get(placeOf[member]).evaluate(sites, party.values, sites.energy, party.slopes);
            party.descriptor.pullBack(sites, party.slopes);
        }
    }

    /** The spread of the members' forces and energies. */
    private record Disagreement(int members, double limit, Policy policy, long every) implements Monitor {
        @Override
        public List<String> columns() {
            return List.of("force_spread", "energy_spread");
        }

        @Override
        public List<String> units() {
            return List.of("eV/A", "eV");
        }

        @Override
        public int numbers() {
            return 1;
        }

        @Override
        public String title() {
            return "with a committee at odds";
        }

        @Override
        public int cause(double[][] numbers, int atom) {
            return 0;
        }

        @Override
        public String causeName(String species, int cause) {
            return "force";
        }

        @Override
        public String explain(String species, double measure, double[][] numbers, int atom) {
            return String.format(Locale.ROOT, "%s: the %d members of the committee disagree on its force by %.4g eV/A"
                    + " (limit %.4g) and on its energy by %.4g eV", species, members, measure, limit,
                    numbers[0][atom]);
        }
    }
}
