package com.acme

import org.slf4j.Logger
import org.slf4j.LoggerFactory

inline fun <reified T> loggerOf(): Logger = LoggerFactory.getLogger(T::class.java)

/** Inlined into each caller: the guard and the statement are there. */
inline fun Logger.lazyDebug(message: () -> String) {
    if (isDebugEnabled) {
        debug(message())
    }
}
