import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

['acme.a': 'acme/a/A', 'acme.b': 'acme/b/B'].each { module, type ->
    assert project.woven("target/classes/${module}/${type}.class")
    assert project.list("target/classes/${module}/META-INF/dyndbg") == ["com.acme.module-sources.${module}.dyndbg", 'index']
}

for (java in [project, *project.onJdk25()]) {
    def run = { option ->
        java.javaIn([option, '--module-path', project.path('target/classes', 'target/lib'), '-m', 'acme.a/acme.a.A']).succeeded()
    }
    def forced = run('-Ddyndbg=+pm')
    assert forced.linesWith('module-sources: a').size() == 1 && forced.linesWith('module-sources: b').size() == 1
    assert run('-Ddyndbg=class acme.b.* +pm').linesWith('module-sources: a').empty
}

// A second build writes nothing.
def before = project.snapshot('target/classes', 'target/dyndbg')
project.mvn('process-classes').succeeded()
assert project.snapshot('target/classes', 'target/dyndbg') == before
