package io.dyndbg.query;

/**
 * Where something stands in a batch.
 *
 * @param offset the number of UTF-16 units before it, from 0
 * @param line the line, from 1
 * @param column the position in its line in UTF-16 units, from 1
 */
public record Position(int offset, int line, int column) {

    static Position of(String batch, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = batch.indexOf('\n'); i >= 0 && i < offset; i = batch.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new Position(offset, line, offset - lineStart + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
