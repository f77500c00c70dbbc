/**
 * Weaves an application that is put together already: opens the {@linkplain io.dyndbg.plugin.application.Archive archive}, finds the
 * {@linkplain io.dyndbg.plugin.application.Layout folders of classes and jars} in it, weaves {@linkplain
 * io.dyndbg.plugin.application.JarWeaver one after the other}, and {@linkplain io.dyndbg.plugin.application.ArchiveCopy copies} all
 * that is not touched as it is.
 */
package io.dyndbg.plugin.application;
