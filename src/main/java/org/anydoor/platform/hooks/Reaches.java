package org.anydoor.platform.hooks;

import java.net.InetAddress;
import org.anydoor.platform.web.SampleMark;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which machines may be reached from here, asked when it is needed: whether this is a sample is known only once it is made. */
@Component
class Reaches {
    private final ObjectProvider<SampleMark> sample;

    Reaches(ObjectProvider<SampleMark> sample) {
        this.sample = sample;
    }

    Reach now() {
        return new Reach(sample.stream().anyMatch(SampleMark::isSample), InetAddress::getAllByName);
    }
}
