package org.retrovue.archtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.Test;

/** A class is named for what it is. */
public final class NamesTest {

    @Test
    public void noClassIsCalledUtilOrImpl() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Impl)").check(Bundles.CLASSES);
    }
}
