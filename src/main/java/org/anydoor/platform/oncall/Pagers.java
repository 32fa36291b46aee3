package org.anydoor.platform.oncall;

import java.util.Optional;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the caller wants to be called; without a word of their own, at the mail address that everything else goes to. */
@Service
@Transactional
public class Pagers {
    private final Db db;
    private final Audit audit;

    Pagers(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Where calls go now. */
    @Transactional(readOnly = true)
    public Optional<String> address() {
        return db.sql("select g.address from platform.pager g where g.person_id = (select platform.my_person())")
                .find((rs, n) -> rs.getString("address"));
    }

    /** The mail address to which calls go where no other is named. */
    @Transactional(readOnly = true)
    public Optional<String> mail() {
        return db.sql(
                        "select p.email from platform.person p where p.id = (select platform.my_person()) and p.email is not null")
                .find((rs, n) -> rs.getString("email"));
    }

    /** Calls go here from now on; nothing: to the mail address again. */
    public void change(@Nullable String address) {
        PersonId me = Members.current().id();
        db.sql("delete from platform.pager where person_id = :me")
                .with("me", me)
                .run();
        if (address != null) {
            db.sql("insert into platform.pager (person_id, gateway, address) values (:me, :gateway, :address)")
                    .with("me", me)
                    .with("gateway", MailGateway.NAME)
                    .with("address", address)
                    .run();
        }
        audit.record("access.pager-change", me.value(), Members.current().actingFor());
    }
}
