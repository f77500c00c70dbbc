package com.acme;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An entity that logs, whose field accesses Hibernate changes. */
@Entity
public class Parcel {
    private static final Logger LOG = LoggerFactory.getLogger(Parcel.class);

    @Id
    private long id;

    @Basic(fetch = FetchType.LAZY)
    private String note;

    protected Parcel() {}

    Parcel(long id) {
        this.id = id;
        LOG.debug("new parcel {}", id);
    }

    public String getNote() {
        if (LOG.isTraceEnabled()) {
            LOG.trace("note of {}: {}", id, note);
        }
        return note;
    }

    public void setNote(String note) {
        LOG.debug("note of {} was {}", id, this.note);
        this.note = note;
    }
}
