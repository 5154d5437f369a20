/** A plug-in as its author writes it: put into a bundle and dropped into a running station by {@code SwapIT}. */
package org.retrovue.distribution.visitor;
