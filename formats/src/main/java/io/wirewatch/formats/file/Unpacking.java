package io.wirewatch.formats.file;

import io.wirewatch.formats.file.ArchiveMembers.Member;
import io.wirewatch.formats.file.FileException.Problem;
import io.wirewatch.formats.file.UnpackBudget.SpentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Goes through a packed file and shows each file in it, as it comes: nothing is kept in memory or written anywhere. A place
 * in it counts files first, so that one which cannot be unpacked the same way twice moves no other.
 */
final class Unpacking {
    /** An archive, and archives in it. */
    private static final int MOST_NESTED = 2;

    private static final String ANEW = ": pack or fetch it anew.";

    private final UnpackBudget budget;
    private final InnerFiles files;
    private final int firstFile;
    private final long firstByte;
    private final byte[] peeked = new byte[KindSniffer.HEAD];
    private int ordinal;

    /** @param position where to go on; 0: at the beginning */
    Unpacking(UnpackBudget budget, InnerFiles files, long position) {
        this.budget = budget;
        this.files = files;
        this.firstFile = InnerFile.ordinal(position);
        this.firstByte = InnerFile.offset(position);
    }

    /**
     * Where a file is, and how it is packed so far.
     *
     * @param archives how many archives it is in
     * @param isPacked whether it was made smaller itself
     */
    private record Place(String path, String name, int archives, boolean isPacked) {
        Place unpacked() {
            return new Place(path, PackedForm.unpackedName(name), archives, true);
        }

        Place member(String label) {
            return new Place(path + "!/" + label, MemberName.last(label), archives + 1, false);
        }
    }

    /**
     * Reads a packed file.
     *
     * @param name its name, or null
     * @throws FileException if nothing of it can be read, or it would cost more than it may
     */
    void read(String name) throws IOException, FileException, InterruptedException {
        try {
            open(new Place("", name, 0, false), budget.source());
        } catch (SpentException e) {
            throw e.asRefusal();
        } catch (DamageException e) {
            throw damaged(e);
        }
    }

    private static FileException damaged(DamageException e) {
        return new FileException(Problem.UNREADABLE, "is damaged (" + e.getMessage() + ")" + ANEW, e);
    }

    private void open(Place place, InputStream from) throws IOException, FileException, InterruptedException {
        BufferedInputStream in = new BufferedInputStream(from);
        byte[] head = head(in);
        PackedForm form = PackedForm.of(head);
        if (form == null) {
            show(place, head, in);
        } else if (form.isArchive()) {
            if (place.archives() == MOST_NESTED) {
                throw new FileException(
                        Problem.UNREADABLE, "is an archive in an archive in another, and is not opened: unpack it.");
            }
            if (archive(place, form.members(in, budget))) {
                end(place, in);
            }
        } else if (place.isPacked()) {
            throw new FileException(Problem.UNREADABLE, "is packed twice, and is not opened: unpack it once.");
        } else {
            open(place.unpacked(), form.unpack(in, budget));
        }
    }

    /** How it begins, as far as it can be unpacked; it is left where it was. */
    private byte[] head(BufferedInputStream in) throws IOException {
        in.mark(peeked.length);
        int count = 0;
        try {
            int read = 0;
            while (read >= 0 && count < peeked.length) {
                count += read;
                read = in.read(peeked, count, peeked.length - count);
            }
        } catch (DamageException e) {
            if (count == 0) {
                throw e;
            }
        }
        in.reset();
        return Arrays.copyOf(peeked, count);
    }

    /** @return whether its end was found */
    private boolean archive(Place place, ArchiveMembers members)
            throws IOException, FileException, InterruptedException {
        int before = ordinal;
        DamageException untold = null;
        while (true) {
            try {
                Member member = members.next();
                if (member == null) {
                    break;
                }
                tell(place, untold);
                untold = null;
                budget.member();
                member(place, member, members);
            } catch (DamageException e) {
                if (untold == null) {
                    untold = e;
                } else if (ordinal == before) {
                    throw damaged(untold);
                } else {
                    // Twice in a row: nothing more of it can be found.
                    tell(place, untold);
                    return false;
                }
            }
        }
        tell(place, untold);
        if (ordinal == before) {
            throw new FileException(Problem.EMPTY, "is an archive without files: there is nothing in it to read.");
        }
        return true;
    }

    private void tell(Place archive, DamageException damage) throws InterruptedException {
        if (damage != null) {
            files.refused(archive.path(), damaged(damage).getMessage());
        }
    }

    /** Reads over what follows an archive in what it is packed in: the checksum of that stands at its end. */
    private void end(Place archive, InputStream in) throws IOException, InterruptedException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (DamageException e) {
            tell(archive, e);
        }
    }

    private void member(Place archive, Member member, ArchiveMembers members) throws IOException, InterruptedException {
        String label = MemberName.label(member.name(), ordinal + 1);
        Place place = archive.member(label);
        if (!member.isFile() || label.endsWith("/") || MemberName.isPassedOver(label)) {
            ordinal++;
            return;
        }
        int own = ordinal;
        try {
            if (member.refusal() != null) {
                throw new FileException(Problem.UNREADABLE, member.refusal());
            }
            open(place, members.content());
        } catch (FileException e) {
            refuse(own, place, e);
        } catch (DamageException e) {
            refuse(own, place, damaged(e));
        }
        ordinal = Math.max(ordinal, own + 1);
        if (ordinal > firstFile) {
            files.reached(InnerFile.place(ordinal, 0));
        }
    }

    private void refuse(int own, Place place, FileException why) throws InterruptedException {
        if (own >= firstFile) {
            files.refused(place.path(), why.getMessage());
        }
    }

    private void show(Place place, byte[] head, InputStream in)
            throws IOException, FileException, InterruptedException {
        int own = ordinal++;
        if (own < firstFile) {
            return;
        }
        long begin = own == firstFile ? firstByte : 0;
        try {
            in.skipNBytes(begin);
            files.file(new InnerFile(place.path(), place.name(), head, in, begin, own));
        } catch (DamageException e) {
            files.refused(place.path(), damaged(e).getMessage());
        }
    }
}
