package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.Spelled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells the classes that name one of some places, or have code that a call of it may run. */
public final class PlaceNames {
    /** Tags of constant pool items (JVMS 4.4). */
    private static final int FIELD = 9;

    private static final int INTERFACE_METHOD = 11;

    private final Members members;
    /** For each member, the classes that have it as a place. */
    private final Map<String, Set<String>> owners = new HashMap<>();

    /** Of the members, without descriptors. */
    private final Set<String> bare = new HashSet<>();

    private final Spelled.Names names = new Spelled.Names();
    private final Spelled.Names methods = new Spelled.Names();

    public PlaceNames(Set<Place> places, Members members) {
        this.members = members;
        for (Place place : places) {
            String member = place.member();
            owners.computeIfAbsent(member, any -> new HashSet<>()).add(place.owner());
            String name = place.name();
            bare.add(name);
            if (place instanceof Place.Field) {
                names.add(name);
            } else {
                String descriptor = member.substring(name.length());
                names.add(name, descriptor);
                methods.add(name, descriptor);
            }
        }
    }

    /** A quick look: most classes have none of the names in their constant pool. */
    boolean mayBeIn(Spelled spelled) {
        return spelled.mayHaveAny(names);
    }

    /** @param spelled what {@code reader}'s class spells */
    boolean anyIn(ClassReader reader, Spelled spelled) {
        return namesAny(reader) || spelled.mayHaveAny(methods) && hasAny(reader);
    }

    private boolean namesAny(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag >= FIELD && tag <= INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                String name = reader.readUTF8(nameAndType, buffer);
                if (!bare.contains(name)) {
                    continue;
                }
                String member = tag == FIELD ? name : name + reader.readUTF8(nameAndType + 2, buffer);
                if (owners.containsKey(member) && isOne(reader.readClass(item, buffer), member)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasAny(ClassReader reader) {
        boolean[] has = new boolean[1];
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        has[0] |= owners.getOrDefault(name + descriptor, Set.of()).stream()
                                .anyMatch(owner -> members.kin(owner, reader.getClassName()));
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return has[0];
    }

    private boolean isOne(String type, String member) {
        return owners.get(member).stream().anyMatch(owner -> members.related(owner, type));
    }
}
