/**
 * What all workflows share: names, ids, policies and the form of their messages. All of it can be
 * seen in Temporal and stays readable by runs that began before a deploy.
 */
@NullMarked
package com.slotbase.workflows.temporal;

import org.jspecify.annotations.NullMarked;
