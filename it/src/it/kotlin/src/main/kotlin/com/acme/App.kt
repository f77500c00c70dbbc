package com.acme

import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.slf4j.LoggerFactory

private val top = LoggerFactory.getLogger("top")

data class Order(val id: Int, val note: String?)

class Shop {
    companion object {
        private val log = loggerOf<Shop>()
    }

    private val own by lazy { LoggerFactory.getLogger("lazy") }

    fun sell(order: Order): String {
        log.debug("sells {} {}", order.id, order.note?.length ?: "nothing")
        log.lazyDebug { "inlined ${order.id}" }
        val kind = when {
            order.id > 1 -> "many".also { log.trace("kind {}", it) }
            else -> "one"
        }
        if (own.isTraceEnabled) {
            own.trace("guarded $kind")
        }
        return kind
    }

    suspend fun ship(order: Order) {
        log.debug("before {}", order.id)
        delay(1)
        log.debug("after {}", order.id)
    }
}

fun describe(order: Order) = order.run {
    top.debug("describes $id")
    note ?: "none"
}

fun main() {
    top.info("starts")
    val shop = Shop()
    for (i in 1..2) {
        val order = Order(i, if (i == 1) null else "note")
        println(shop.sell(order) + " " + describe(order))
        runBlocking { shop.ship(order) }
    }
}
