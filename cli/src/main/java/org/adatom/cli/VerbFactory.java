package org.adatom.cli;

import org.adatom.cli.console.Console;
import picocli.CommandLine;

/** Makes the objects of verbs: those with a constructor for a {@link Console} get this one. */
record VerbFactory(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Console.class).newInstance(console);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
