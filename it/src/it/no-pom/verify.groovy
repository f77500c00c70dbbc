import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// A folder of classes, in a folder without a POM.
project.copy('target/classes', 'elsewhere/classes')
project.copy('target/lib', 'elsewhere/lib')
def libraries = project.find('elsewhere/lib', '.jar')*.path.join(File.pathSeparator)
def compact = project.mvn('elsewhere', [:], "io.dyndbg:dyndbg-maven-plugin:${dyndbgVersion}:compact",
        '-Ddyndbg.classesDirectory=classes', '-Ddyndbg.module=stray', "-Ddyndbg.classpath=${libraries}").succeeded()

assert compact.linesWith('dyndbg: 1 classes, 1 sites, 0 guards; ').size() == 1
assert project.woven('elsewhere/classes/com/acme/App.class')
assert project.java('elsewhere', 'com.acme.App', '-Ddyndbg=module stray +pm').succeeded()
        .linesWith('stray: hello 0').size() == 1
