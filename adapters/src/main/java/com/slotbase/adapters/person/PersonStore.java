package com.slotbase.adapters.person;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of people. */
public final class PersonStore {

  private final JdbcClient jdbc;

  public PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the place of what was told before; messages under way go to the new address. */
  public void save(Person person) {
    jdbc.sql(
            """
            insert into person (id, email, phone, language, changed_at)
            values (:id, :email, :phone, :language, now())
            on conflict (id) do update set email = excluded.email, phone = excluded.phone,
              language = excluded.language, changed_at = now()
            """)
        .param("id", person.id())
        .param("email", person.email())
        .param("phone", person.phone())
        .param("language", person.language())
        .update();
  }

  /** Adds a device, or takes it over from who had it before; one that was invalid counts again. */
  public void addPushToken(String personId, String token) {
    jdbc.sql(
            """
            with known as (insert into person (id) values (:id) on conflict do nothing)
            insert into push_token (token, person_id) values (:token, :id)
            on conflict (token) do update set person_id = excluded.person_id, invalid_at = null
            """)
        .param("id", personId)
        .param("token", token)
        .update();
  }
}
