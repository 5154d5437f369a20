/** The plug-in of docs/plugin-guide.md. */
@NullMarked
package org.retrovue.example;

import org.jspecify.annotations.NullMarked;
