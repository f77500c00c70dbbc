import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// The name that logs and stack traces show is known, by class, file and wildcard: the answer tells the one to use.
def query = { text ->
    project.javaIn(['-cp', project.path('target/moved-1.0.jar', 'target/lib/*'), 'app.x.acme.Worker', text]).succeeded()
}
for (text in ['class app.x.acme.Worker +p', 'class app.x.acme.* +p', 'file app/x/acme/Worker.java +p', 'file app/x/acme/* +p']) {
    def old = text.contains('class') ? 'com.acme.Worker' : 'com/acme/Worker.java'
    def answer = query(text)
    assert answer.linesWith(old).size() == 1
    assert answer.linesWith('DEBUG ').empty
}

// The name that it was built with forces it, place and logger are those of now.
def forced = query('class com.acme.Worker +p')
assert forced.linesWith('1 site matched, 1 changed').size() == 1
assert forced.linesWith('DEBUG Worker [] [] work at app.x.acme.Worker.work(Worker.java:11)').size() == 1
assert forced.linesWith('DEBUG ').size() == 1
