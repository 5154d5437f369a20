package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** What the file has names for, and what its names mean: where several things have one name, a program comes before a virtual asset, and that before a pool. */
final class Contents {
    /** What a mapping in place of a name may say. */
    static final List<String> KEYS = List.of("program", "virtual", "pool", "asset");

    /** Where there are more names than a person gives, none is looked for that is like another. */
    private static final int MOST_COMPARED = 200;

    private final Problems problems;
    private final PoolReader poolReader;
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, VirtualAsset> virtuals = new LinkedHashMap<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private @Nullable VirtualReader virtualReader;

    Contents(Problems problems) {
        this.problems = problems;
        this.poolReader = new PoolReader(problems);
    }

    /** Reads all, in the order in which they may need each other. */
    void define(Fields top, Dress dress) {
        top.get("pools").map(node -> Fields.any(node, "pools", problems)).ifPresent(all -> {
            for (String name : all.names()) {
                pools.put(name, poolReader.read(Optional.of(name), all.place(name)));
            }
        });
        top.get("virtual_assets")
                .map(node -> Fields.any(node, "virtual_assets", problems))
                .ifPresent(all -> {
                    VirtualReader reader = new VirtualReader(problems, this, dress, all);
                    virtualReader = reader;
                    for (String name : all.names()) {
                        virtual(name);
                    }
                });
        ProgramReader reader = new ProgramReader(problems, this, dress);
        top.get("programs").map(node -> Fields.any(node, "programs", problems)).ifPresent(all -> all.names()
                .forEach(name -> programs.put(name, reader.read(name, all.place(name)))));
    }

    private Optional<VirtualAsset> virtual(String name) {
        VirtualAsset known = virtuals.get(name);
        if (known != null || virtualReader == null || !virtualReader.has(name)) {
            return Optional.ofNullable(known);
        }
        VirtualAsset made = virtualReader.read(name);
        virtuals.put(name, made);
        return Optional.of(made);
    }

    boolean isName(String text) {
        return find(text).isPresent();
    }

    private Optional<Content> find(String name) {
        Optional<Content> program = Optional.ofNullable(programs.get(name));
        return program.or(() -> virtual(name)).or(() -> Optional.ofNullable(pools.get(name)));
    }

    /** Reads what stands in place of one thing: a name, a query, or a mapping that says what kind of thing it is. */
    Optional<Content> read(Node node, String where) {
        Optional<String> text = Fields.text(node);
        if (text.isPresent()) {
            return isName(text.get()) || !Queries.isQuery(text.get())
                    ? named(node, text.get())
                    : Optional.of(poolReader.read(Optional.empty(), node));
        }
        if (!(node instanceof MappingNode)) {
            String message = where + " is a name or a mapping, not " + Fields.shown(node);
            problems.error(node, "not-a-name", message, "for example {pool: my_show}");
            return Optional.empty();
        }
        return mapping(node, where);
    }

    private Optional<Content> mapping(Node node, String where) {
        List<String> known = new ArrayList<>(KEYS);
        known.addAll(PoolReader.KEYS);
        Fields fields = Fields.of(node, where, problems, known, PoolReader.OTHERWISE);
        List<String> said = KEYS.stream().filter(fields::has).toList();
        if (said.isEmpty() && fields.has("match")) {
            return Optional.of(poolReader.read(Optional.empty(), node));
        }
        if (said.size() != 1 || fields.names().size() != 1) {
            String message = where + " is one of program, virtual, pool, asset, or a pool in place with 'match'";
            problems.error(node, "bad-content", message, "for example {pool: my_show}");
            return Optional.empty();
        }
        return of(said.get(0), fields.place(said.get(0)));
    }

    /** Reads the name of a thing of a kind. */
    Optional<Content> of(String kind, Node node) {
        Optional<String> text = Fields.text(node);
        if (text.isEmpty()) {
            boolean inPlace = kind.equals("pool") && node instanceof MappingNode;
            if (!inPlace) {
                problems.error(node, "not-a-text", "'" + kind + "' is a name, not " + Fields.shown(node), null);
            }
            return inPlace ? Optional.of(poolReader.read(Optional.empty(), node)) : Optional.empty();
        }
        String name = text.get();
        return switch (kind) {
            case "program" -> known(node, name, kind, Optional.ofNullable(programs.get(name)), programs.keySet());
            case "virtual" -> known(node, name, "virtual asset", virtual(name), virtualNames());
            case "pool" ->
                !pools.containsKey(name) && Queries.isQuery(name)
                        ? Optional.of(poolReader.read(Optional.empty(), node))
                        : known(node, name, kind, Optional.ofNullable(pools.get(name)), pools.keySet());
            default -> Optional.of(new SingleAsset(name, Places.of(node)));
        };
    }

    private Set<String> virtualNames() {
        return virtualReader == null ? Set.of() : virtualReader.names();
    }

    private Optional<Content> known(
            Node node, String name, String kind, Optional<? extends Content> found, Set<String> names) {
        if (found.isEmpty()) {
            String message = "unknown " + kind + " '" + name + "'";
            problems.error(node, "unknown-" + kind.replace(' ', '-'), message, Names.suggestion(name, names));
        }
        return found.map(content -> content);
    }

    private Optional<Content> named(Node node, String name) {
        Optional<Content> found = find(name);
        if (found.isEmpty()) {
            String message = "unknown name '" + name + "': no program, virtual asset or pool is called so";
            problems.error(node, "unknown-name", message, Names.suggestion(name, names()));
        }
        return found;
    }

    private Set<String> names() {
        if (pools.size() + programs.size() + virtuals.size() > names.size()) {
            names.addAll(pools.keySet());
            names.addAll(virtualNames());
            names.addAll(programs.keySet());
        }
        return names;
    }

    /** Reads what is shown around programmes: a pool or a virtual asset by name, else an asset of the catalogue. */
    Optional<Content> around(Node node, String where) {
        Optional<String> text = Fields.text(node);
        if (text.isEmpty() || isName(text.get()) || text.get().contains(":") && Queries.isQuery(text.get())) {
            return read(node, where);
        }
        String name = text.get();
        Set<String> names = names();
        if (names.size() <= MOST_COMPARED && name.length() > 4) {
            Names.nearest(name, names)
                    .filter(near -> Math.abs(near.length() - name.length()) <= 1)
                    .ifPresent(near -> mistaken(node, name, near));
        }
        return Optional.of(new SingleAsset(name, Places.of(node)));
    }

    private void mistaken(Node node, String name, String near) {
        String message = "'" + name + "' is taken for an asset of the catalogue";
        String hint = "did you mean '" + near + "'? Else write {asset: " + name + "}";
        problems.warning(node, "taken-for-asset", message, hint);
    }

    /** Reads several things. */
    List<Content> all(List<Node> nodes, String where) {
        List<Content> found = new ArrayList<>();
        nodes.forEach(node -> read(node, where).ifPresent(found::add));
        return found;
    }
}
