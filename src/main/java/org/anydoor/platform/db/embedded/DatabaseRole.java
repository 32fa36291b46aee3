package org.anydoor.platform.db.embedded;

/** Who speaks to the database: each purpose has its own login, so that none can do another's work. */
public enum DatabaseRole {
    /** Administers the embedded server; the program's own pages and jobs never use it. */
    SUPERUSER("postgres"),
    /** Owns the database and its tables; used by migrations alone. */
    OWNER("anydoor_owner"),
    /** Serves requests under row security. */
    APP("anydoor_app"),
    /** Runs jobs under row security. */
    JOBS("anydoor_jobs"),
    /** Starts and ends a backup; reads no table. */
    BACKUP("anydoor_backup");

    private final String login;

    DatabaseRole(String login) {
        this.login = login;
    }

    public String login() {
        return login;
    }
}
