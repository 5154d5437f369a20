/** The station as a whole: started as a process, watched over HTTP, every frame compared with what it said it would show. */
@NullMarked
package org.retrovue.distribution.onair;

import org.jspecify.annotations.NullMarked;
