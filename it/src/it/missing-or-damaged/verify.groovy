import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
def blob = 'target/classes/META-INF/dyndbg/com.acme.missing-or-damaged.dyndbg'
def run = { Object... options -> project.java('target', 'com.acme.App', *options).succeeded().lines() }
def warnings = { lines -> lines.findAll { it.startsWith('dyndbg: ') && !it.startsWith('dyndbg: start') } }

def unwoven = ['INFO App [] [] end at com.acme.App.main(App.java:17)']
assert run() == unwoven
def forced = run('-Ddyndbg=+p')
assert forced.count { it.startsWith('DEBUG App [] [] the ') } == 6
assert warnings(forced).empty

// The blob is damaged or missing. Without a query nobody looks at it; with one there is one warning, and no statement is lost.
def bytes = project.content(blob)
def damaged = [
        'not a blob'   : 'something else entirely'.bytes,
        'a bit flipped': { def copy = bytes.clone(); copy[copy.length.intdiv(2)] ^= 4; copy }(),
        'cut off'      : Arrays.copyOf(bytes, bytes.length - 9),
        'empty'        : new byte[0],
]
damaged.each { what, content ->
    new File(basedir, blob).bytes = content
    assert run() == unwoven
    def asked = run('-Ddyndbg=+p')
    assert asked.containsAll(unwoven)
    assert warnings(asked).size() == 1 && warnings(asked)[0].contains(blob - 'target/classes/')
}
project.delete(blob)
assert run() == unwoven
assert run('-Ddyndbg=+p').containsAll(unwoven)
assert warnings(run('-Ddyndbg=+p')).size() == 1
new File(basedir, blob).bytes = bytes

// zstd-jni is missing: who needs the texts is told so, and what to do.
def zstd = project.find('target/lib', '.jar').find { it.name.startsWith('zstd-jni') }
assert zstd.delete()
assert run() == unwoven
def unreadable = warnings(run('-Ddyndbg=format first +p'))
assert unreadable.size() == 1 && unreadable[0].contains('codec=deflate')

// The runtime is missing: it can't speak.
assert project.find('target/lib', '.jar').find { it.name.startsWith('dyndbg-runtime') }.delete()
assert run() == unwoven
assert run('-Ddyndbg=+p') == unwoven
