/** How a site is shown, in a listing of a running application and in that of a build, and which sites terms select. */
package io.dyndbg.listing;
