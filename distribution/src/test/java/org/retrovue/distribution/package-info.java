/** Tests of the station as it ships. */
package org.retrovue.distribution;
