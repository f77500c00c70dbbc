package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.blob.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlobSectionTest {

    @Test
    void one_block_has_no_dictionary() {
        assertThat(BlobSection.of("TEXT", List.of(new byte[100]), Codec.ZSTD).keyInterval())
                .isZero();
    }

    @Test
    void every_fourth_block_stands_in_the_first_piece() {
        BlobSection section = BlobSection.of("TEXT", Collections.nCopies(9, new byte[100]), Codec.ZSTD);

        assertThat(section.keyInterval()).isEqualTo(4);
        assertThat(section.pieces()).extracting(BlobPiece::raw).containsExactly(303, 100, 100, 100, 100, 100, 100);
    }

    @Test
    void a_question_decompresses_no_more_than_half_a_mebibyte_of_dictionary() {
        BlobSection section = BlobSection.of("TEXT", Collections.nCopies(40, new byte[1 << 17]), Codec.DEFLATE);

        assertThat(section.keyInterval()).isEqualTo(16);
        assertThat(section.pieces().get(0).raw()).isEqualTo(3 * (1 << 17) + 9);
    }

    @Test
    void blocks_that_zstd_would_take_for_a_dictionary_of_its_own_stand_alone() {
        List<byte[]> blocks = new ArrayList<>(Collections.nCopies(9, new byte[100]));
        blocks.set(0, new byte[0x37]);
        blocks.set(4, new byte[0x30 << 7 | 0x24]);
        blocks.set(8, new byte[1 << 7 | 0x6C]);

        assertThat(BlobSection.of("TEXT", blocks, Codec.ZSTD).keyInterval()).isZero();
    }
}
