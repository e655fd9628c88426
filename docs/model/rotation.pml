/*
 * One rotation: a stage that two backends serve moves from OLD to NEW, or back to OLD.
 * README.md says what is modelled, what is not, and how to check it. Comments name the classes that
 * a part follows. A macro that begins with BROKEN takes out one guard; the check must then fail.
 */

#define OLD 1
#define NEW 2
#define BOTH 3

/* dev.interlock.contract.RotationPhase, in its order. */
#define PLANNED 1
#define PREPARED 2
#define DISTRIBUTING 3
#define ACTIVATING 4
#define DRAINING 5
#define UNTRUSTING 6
#define RETIRED 7
#define ROLLING_BACK 8
#define ROLLED_BACK 9
#define reversible(p) ((p) < UNTRUSTING)
#define terminal(p) ((p) == RETIRED || (p) == ROLLED_BACK)
#define leadsTo(p, n) \
  (((n) <= RETIRED && (n) == (p) + 1) || ((n) == ROLLING_BACK && reversible(p)) \
    || ((n) == ROLLED_BACK && (p) == ROLLING_BACK))

/* ---- What the log says: the write side ---- */

byte phase = PLANNED;
bool held, aborting;
byte round; /* of resumes, modulo 3: a resumed phase asks under new ids */
byte presents = OLD; /* what the stage presents */
byte exists = OLD; /* certificates that were made */
byte gone; /* certificates that were deleted, with their keys */
bool bound[2];
byte told[2]; /* the bundle of each backend */
byte proved[2]; /* certificates about which its proof agrees with the bundle in force */
bool owes[2]; /* held to the promise: bound at the last switch (contract.trust.Invariant) */

/* What events have told since the saga last heard: an event is never skipped. */
bool sawNew[2], stageSawNew;

/* contract.trust.BackendTrust: proof is of the bundle in force, not of an older one. */
#ifdef BROKEN_PROOF_OUTLIVES_REVISION
byte everAccepted[2];
#define accepts(b, c) (everAccepted[b] & (c))
#else
#define accepts(b, c) (proved[b] & told[b] & (c))
#endif
#define refuses(b, c) (proved[b] & ~told[b] & (c))

/* ---- What the backends really do ---- */

byte trusts[2];
byte fetched[2]; /* what the agent is about to install */
byte stale[2]; /* certificates about which the bundle has changed since the agent fetched it */
byte cut[2]; /* certificates that a bundle has lost since then */
byte doubted[2]; /* lost since what was acknowledged last: an instance may yet install that (BundleHistory) */
byte agent[2]; /* 0 idle, 1 has fetched, 2 has installed and not acknowledged */

/* Backend 0 must prove by probes (DISCRIMINATING); 1 is believed when it acknowledges (LOADED). */
#define probed(b) ((b) == 0)
#ifdef BROKEN_WORD_IS_ENOUGH
#define believed(b) true
#else
#define believed(b) (!probed(b))
#endif

/* ---- What the saga knows and remembers: Facts, Course and Sent ---- */

byte vPhase = PLANNED, vRound, vPresents = OLD, vExists = OLD, vGone;
bool vHeld, vAborting;
bool vBound[2], asked[2];
byte vTold[2], vProved[2];
#define vAccepts(b, c) (vProved[b] & vTold[b] & (c))
#define vRefuses(b, c) (vProved[b] & ~vTold[b] & (c))

/* Commands of a round, one bit each. */
#define ENTER 1
#define HOLD 2
#define GENERATE 4
#define REVISE0 8
#define REVISE1 16
#define FORWARD 32
#define BACK 64
#define RETIRE 128
#define ABANDON 256 /* enter ROLLING_BACK */
#define revise(b) ((b) == 0 -> REVISE0 : REVISE1)
short sent, handed, refused; /* of this round: remembered, given to Kafka, answered with no */
short inFlight[3]; /* by round: those that bring NEW somewhere and whose effect was not seen (InFlight) */

byte crashes = CRASHES, deadlines = DEADLINES;
bool restarted;

/* Kafka keeps the order within an aggregate only, so each has a channel. */
chan toRotation = [3] of { short, byte, byte }; /* command, phase, round */
chan toStage = [3] of { byte, byte }; /* command, round */
chan toBackend0 = [3] of { byte, byte, byte }; /* add, drop, round */
chan toBackend1 = [3] of { byte, byte, byte };
chan toCertificate = [3] of { byte, byte, byte }; /* command, certificate, round */
chan refusals = [3] of { short, byte }; /* command, round */

#define complete (vPhase == ROLLED_BACK || (vPhase == RETIRED && (vGone & OLD)))

/* ---- The promise ---- */

#define promise(b) (!owes[b] || !bound[b] || !(probed(b) || honest) || (trusts[b] & presents))
#ifdef LIAR
#define honest false
#else
#define honest true
#endif

inline checkPromise() {
  assert(promise(0) && promise(1));
  assert(!(gone & presents));
  assert(phase != RETIRED || presents == NEW);
  assert(phase != ROLLED_BACK || presents == OLD)
}

/* ---- The write side's handlers ---- */

#ifdef STRAY
inline refuse(command, r) { skip }
#else
inline refuse(command, r) { refusals!command, r }
#endif

/* Backend.revise: proof about what changes is void. */
inline reviseTo(b, next) {
  proved[b] = proved[b] & ~(told[b] ^ next);
  stale[b] = stale[b] | (told[b] ^ next);
  cut[b] = cut[b] | (told[b] & ~next);
  doubted[b] = doubted[b] | (told[b] & ~next);
  told[b] = next;
  sawNew[b] = sawNew[b] || (next & NEW);
}

/* RotationRow.toTrust: what backends of the stage may have to accept next. */
#define toTrust \
  ((phase == DISTRIBUTING || phase == ACTIVATING || phase == DRAINING) -> BOTH : \
    (phase == UNTRUSTING -> NEW : (terminal(phase) -> 0 : OLD)))

/* What the write side looks at before it obeys; without its guard it obeys. */
#ifdef BROKEN_REVISION_MAY_TAKE_WHAT_IS_USED
#define mustKeep(b) 0
#else
#define mustKeep(b) (bound[b] -> (presents | (toTrust & told[b])) : 0)
#endif
#ifdef BROKEN_SWITCH_IN_ANY_PHASE
#define switching(to) true
#else
#define switching(to) (!held && ((to) == NEW -> phase == ACTIVATING && !aborting : phase == ROLLING_BACK))
#endif
#ifdef BROKEN_SWITCH_WITHOUT_PROOF
#define mayPresent(b, c) true
#else
#define mayPresent(b, c) (!bound[b] || accepts(b, c))
#endif
#define provedRetirable(b) (!bound[b] || (refuses(b, OLD) && accepts(b, NEW)))
#ifdef BROKEN_RETIRED_WITHOUT_REFUSAL
#define retirable true
#else
#define retirable (provedRetirable(0) && provedRetirable(1))
#endif
#ifdef BROKEN_DELETES_WHAT_IS_NEEDED
#define unneeded(c) true
#else
#define unneeded(c) (presents != (c) && !((told[0] | told[1]) & (c)) \
  && (terminal(phase) || (phase == ROLLING_BACK && (c) == NEW)))
#endif

/* Backend.handle(ReviseTrust), CertificatesOfStages. */
inline handleRevise(b, add, drop, r) {
  next = (told[b] | add) & ~drop;
  if
  :: (add & (~exists | gone)) || (mustKeep(b) & ~next) -> refuse(revise(b), r)
  :: else -> reviseTo(b, next)
  fi;
  next = 0
}

/* Stage.handle(SwitchStage), ProvenTrust.mayPresent. */
inline handleSwitch(command, r) {
  to = (command == FORWARD -> NEW : OLD);
  if
  :: presents == to -> skip
  :: presents != to && (!(exists & ~gone & to) || !switching(to)
      || !mayPresent(0, to) || !mayPresent(1, to)) -> refuse(command, r)
  :: else ->
    assert(!bound[0] || (proved[0] & told[0] & to));
    assert(!bound[1] || (proved[1] & told[1] & to));
    presents = to;
    owes[0] = bound[0];
    owes[1] = bound[1];
    stageSawNew = stageSawNew || to == NEW
  fi;
  to = 0
}

/* Rotation.handle(EnterRotationPhase), ProvenTrust.mayEnter. */
inline handleEnter(command, p, r) {
  if
  :: p == phase -> skip
  :: p != phase && (!leadsTo(phase, p) || (aborting && p < ROLLING_BACK)
      || (held && p != ROLLING_BACK) || (p == ROLLING_BACK && !aborting)
      || ((p == UNTRUSTING || p == RETIRED) && presents == OLD)
      || (p == ROLLED_BACK && presents == NEW)
      || (p == RETIRED && !retirable)) -> refuse(command, r)
  :: else ->
    assert(p != RETIRED || (provedRetirable(0) && provedRetirable(1)));
#ifndef STRAY
    assert(p != RETIRED || !probed(0) || !bound[0] || !(trusts[0] & OLD));
#endif
    phase = p;
    held = held && p != ROLLING_BACK
  fi
}

/* ClientCertificate.delete, StillNeeded. */
inline handleRetire(c, r) {
  if
  :: gone & c -> skip
  :: !(gone & c) && (!(exists & c) || !unneeded(c)) -> refuse(RETIRE, r)
  :: else ->
    assert(terminal(phase) || (phase == ROLLING_BACK && c == NEW));
    gone = gone | c
  fi
}

/* Rotation.handle(HoldRotation): a hold that was decided before the last resume is void. */
#ifdef BROKEN_HOLD_OUTLIVES_RESUME
#define inTime(r) true
#else
#define inTime(r) ((r) == round)
#endif

active proctype RotationInbox() {
  short command;
  byte p, r;
end:
  do
  :: atomic {
      toRotation?command, p, r ->
      if
      :: command == HOLD -> held = held || (!terminal(phase) && inTime(r))
      :: else -> handleEnter(command, p, r)
      fi;
      command = 0; p = 0; r = 0;
      checkPromise()
    }
  od
}

active proctype StageInbox() {
  byte command, r, to;
end:
  do
  :: atomic {
      toStage?command, r -> handleSwitch(command, r); command = 0; r = 0; checkPromise()
    }
  od
}

proctype BackendInbox(byte b; chan in) {
  byte add, drop, r, next;
end:
  do
  :: atomic {
      in?add, drop, r -> handleRevise(b, add, drop, r); add = 0; drop = 0; r = 0; checkPromise()
    }
  od
}

active proctype CertificateInbox() {
  byte command, c, r;
end:
  do
  :: atomic {
      toCertificate?command, c, r ->
      if
      :: command == GENERATE -> exists = exists | c
      :: else -> handleRetire(c, r)
      fi;
      command = 0; c = 0; r = 0;
      checkPromise()
    }
  od
}

/* What a probe shows, but for an acceptance that an older bundle may be the reason of. */
#define provable(b) (BOTH & ~(trusts[b] ^ told[b]) & ~(told[b] & doubted[b]))

/* ---- A backend: its agent, which goes from bundle to bundle and never back, and its probes ---- */

proctype Backend(byte b) {
end:
  do
  :: atomic { agent[b] == 0 && (fetched[b] != told[b] || stale[b]) -> fetched[b] = told[b]; stale[b] = 0; cut[b] = 0; agent[b] = 1 }
  :: atomic { agent[b] == 1 -> trusts[b] = fetched[b]; agent[b] = 2; checkPromise() }
#ifdef LIAR
  /* It says that it has loaded the bundle, and has not; somebody restarts it in the end. */
  :: atomic { agent[b] == 1 -> agent[b] = 2 }
  :: atomic { agent[b] == 0 && trusts[b] != fetched[b] -> trusts[b] = fetched[b]; checkPromise() }
#endif
  /* The acknowledgement may take long, so others overtake it; one that is lost is given again. */
  :: atomic {
      agent[b] == 2 ->
      if
      :: believed(b) -> proved[b] = proved[b] | (BOTH & ~stale[b])
      :: else -> skip
      fi;
      doubted[b] = cut[b];
      agent[b] = 0
    }
  /* A probe at any time: InstanceTrust counts it for what the bundle in force says. */
  :: atomic {
      probed(b) && proved[b] != provable(b) ->
      proved[b] = provable(b)
#ifdef BROKEN_PROOF_OUTLIVES_REVISION
      ; everAccepted[b] = everAccepted[b] | trusts[b]
#endif
    }
  od
}

/* BindBackend: a joiner is told at once what the stage presents or may present next. */
proctype Joiner() {
end:
  atomic {
    !terminal(phase) ->
    proved[1] = proved[1] & ~((presents | toTrust) & ~told[1]);
    stale[1] = stale[1] | ((presents | toTrust) & ~told[1]);
    told[1] = told[1] | presents | toTrust;
    sawNew[1] = sawNew[1] || (told[1] & NEW);
    bound[1] = true
  }
}

/* A stage presents OLD, and each backend of it has proved that it accepts it. */
inline begin() {
  told[0] = OLD; trusts[0] = OLD; fetched[0] = OLD; proved[0] = BOTH; bound[0] = true;
  owes[0] = true; asked[0] = true; vTold[0] = OLD; vBound[0] = true; vProved[0] = BOTH;
#ifdef BROKEN_PROOF_OUTLIVES_REVISION
  everAccepted[0] = OLD;
#endif
#if defined(STRAY) /* One backend is enough to break a promise to it. */
#elif defined(JOINER)
  proved[1] = BOTH; vProved[1] = BOTH; run Joiner();
#else
  told[1] = OLD; trusts[1] = OLD; fetched[1] = OLD; proved[1] = BOTH; bound[1] = true;
  owes[1] = true; asked[1] = true; vTold[1] = OLD; vBound[1] = true; vProved[1] = BOTH;
#endif
  run BackendInbox(0, toBackend0); run Backend(0);
#ifndef STRAY
  run BackendInbox(1, toBackend1); run Backend(1);
#endif
}

active proctype Operator() {
end:
  do
#ifdef ABORT
  :: atomic { !aborting && reversible(phase) -> aborting = true }
#endif
  :: atomic { held -> held = false; round = (round + 1) % 3 }
  od
}

#ifdef STRAY
/* ---- In place of the saga: somebody asks for anything at any time ---- */

active proctype Stray() {
  byte p;
  atomic { begin() }
end:
  do
  :: atomic { empty(toRotation) -> select(p: PREPARED .. ROLLED_BACK); toRotation!ENTER, p, 0; p = 0 }
  :: atomic { empty(toStage) && presents == OLD -> toStage!FORWARD, 0 }
  :: atomic { empty(toStage) && presents == NEW -> toStage!BACK, 0 }
  :: atomic { empty(toBackend0) -> select(p: OLD .. NEW); if :: toBackend0!p, 0, 0 :: toBackend0!0, p, 0 fi; p = 0 }
  :: atomic { empty(toCertificate) && !(exists & NEW) -> toCertificate!GENERATE, NEW, 0 }
  :: atomic { empty(toCertificate) -> select(p: OLD .. NEW); toCertificate!RETIRE, p, 0; p = 0 }
  od
}
#else
/* ---- The saga ---- */

/* CommandIds.revise: what is not so yet, beside what the stage presents. */
inline tell(b, hold, lose) {
  if
  :: (hold & ~vTold[b]) || (lose & vTold[b] & ~(vBound[b] -> vPresents : 0)) ->
    want = want | revise(b);
    add[b] = add[b] | ((hold | (vBound[b] -> vPresents : 0)) & ~vTold[b]);
    drop[b] = drop[b] | (lose & vTold[b] & ~(vBound[b] -> vPresents : 0));
    lacking = true
  :: else -> skip
  fi
}

/* View.backends: those of the request and those bound now. */
#define member(b) (asked[b] || vBound[b])
inline tellMembers(hold, lose) {
  if :: member(0) -> tell(0, hold, lose) :: else -> skip fi;
  if :: member(1) -> tell(1, hold, lose) :: else -> skip fi
}
#define allAccept(c) ((!member(0) || vAccepts(0, c)) && (!member(1) || vAccepts(1, c)))
#define allRefuse(c) ((!member(0) || vRefuses(0, c)) && (!member(1) || vRefuses(1, c)))

/* Interlocking.decide, Forward and Backward: what is wanted now, in bits. */
inline decide() {
  d_step {
    want = 0; enter = 0; lacking = false; retiring = 0;
    add[0] = 0; add[1] = 0; drop[0] = 0; drop[1] = 0;
    if
    :: complete -> skip
    :: else ->
      if
      :: vAborting && reversible(vPhase) -> enter = ROLLING_BACK
      :: (!vAborting || !reversible(vPhase)) && !vHeld ->
        if
        :: vPhase == PLANNED -> tellMembers(OLD, 0); lacking = lacking || !allAccept(OLD)
        :: vPhase == PREPARED ->
          if :: !(vExists & NEW) -> want = GENERATE; lacking = true :: else -> skip fi
        :: vPhase == DISTRIBUTING ->
          tellMembers(BOTH, 0); lacking = lacking || !allAccept(NEW) || !allAccept(OLD)
        :: vPhase == ACTIVATING ->
          tellMembers(BOTH, 0); lacking = lacking || !allAccept(NEW);
          if
          :: vPresents == OLD && !lacking -> want = want | FORWARD; lacking = true
          :: else -> skip
          fi
        :: vPhase == DRAINING -> tellMembers(BOTH, 0)
        :: vPhase == UNTRUSTING ->
          tellMembers(NEW, OLD); tell(0, 0, OLD); tell(1, 0, OLD);
          lacking = lacking || !allRefuse(OLD) || !allAccept(NEW)
        :: vPhase == RETIRED ->
          tell(0, 0, OLD); tell(1, 0, OLD);
          if :: !lacking && vPresents != OLD -> want = RETIRE; retiring = OLD; lacking = true
          :: else -> lacking = true fi
        :: vPhase == ROLLING_BACK ->
          if
          :: vPresents == NEW ->
            tellMembers(BOTH, 0); lacking = lacking || !allAccept(OLD);
            if :: !lacking -> want = want | BACK; lacking = true :: else -> skip fi
#ifndef BROKEN_FORGETS_WHAT_IS_IN_FLIGHT
          :: vPresents != NEW && (inFlight[0] | inFlight[1] | inFlight[2]) -> lacking = true
#endif
          :: else ->
            if :: member(0) && (vTold[0] & NEW) -> tell(0, OLD, NEW) :: else -> skip fi;
            if :: member(1) && (vTold[1] & NEW) -> tell(1, OLD, NEW) :: else -> skip fi;
            tell(0, 0, NEW); tell(1, 0, NEW);
            if
            :: !lacking && (vExists & NEW) && !(vGone & NEW) ->
              want = RETIRE; retiring = NEW; lacking = true
            :: else -> skip
            fi
          fi
        :: else -> skip
        fi;
        enter = (lacking -> 0 : (vPhase == ROLLING_BACK -> ROLLED_BACK : vPhase + 1))
      :: else -> skip
      fi
    fi;
    if
    :: enter == ROLLING_BACK -> want = ABANDON
    :: enter && enter != ROLLING_BACK -> want = ENTER
    :: else -> skip
    fi;
    /* What is still wanted and was refused is a hold; RETIRED tries again instead. */
    if
    :: (want & refused) && vPhase == RETIRED -> handed = handed & ~refused; sent = sent & ~refused;
      refused = 0
    :: (want & refused) && vPhase != RETIRED && enter != ROLLING_BACK -> want = HOLD
    :: else -> skip
    fi
  }
}

/* Kafka has it before the saga remembers it; the write side obeys an id once (handed). */
#define send(command, channel, ...) \
  if \
  :: (want & (command)) && !(handed & (command)) -> \
    channel!__VA_ARGS__; handed = handed | (command) \
  :: else -> skip \
  fi

inline act() {
  decide();
  send(ENTER, toRotation, ENTER, enter, vRound);
  send(ABANDON, toRotation, ABANDON, enter, vRound);
  send(HOLD, toRotation, HOLD, 0, vRound);
  send(GENERATE, toCertificate, GENERATE, NEW, vRound);
  send(REVISE0, toBackend0, add[0], drop[0], vRound);
  send(REVISE1, toBackend1, add[1], drop[1], vRound);
  send(FORWARD, toStage, FORWARD, vRound);
  send(BACK, toStage, BACK, vRound);
  send(RETIRE, toCertificate, RETIRE, retiring, vRound);
  bringing = want & ~sent & (GENERATE | FORWARD | ((add[0] & NEW) -> REVISE0 : 0)
    | ((add[1] & NEW) -> REVISE1 : 0));
  if
  :: sent = sent | want; inFlight[vRound] = inFlight[vRound] | bringing; restarted = false
  :: crashes > 0 && (want & ~sent) -> crashes--; restarted = true /* sent, and not remembered */
  fi;
  want = 0; enter = 0; lacking = false; retiring = 0; bringing = 0;
  add[0] = 0; add[1] = 0; drop[0] = 0; drop[1] = 0
}

inline arrived(command) {
  inFlight[0] = inFlight[0] & ~command;
  inFlight[1] = inFlight[1] & ~command;
  inFlight[2] = inFlight[2] & ~command
}

inline hearBackend(b) {
  if
  :: vTold[b] != told[b] ->
    /* The id of a revision names the version that it was decided on. */
    sent = sent & ~revise(b); handed = handed & ~revise(b); refused = refused & ~revise(b)
  :: else -> skip
  fi;
  vTold[b] = told[b]; vProved[b] = proved[b]; vBound[b] = bound[b];
  if :: sawNew[b] -> arrived(revise(b)); sawNew[b] = false :: else -> skip fi
}

active proctype Saga() {
  short want, bringing, command;
  byte enter, retiring, add[2], drop[2], r;
  bool lacking;
  atomic {
    begin();
    act()
  }
  do
  :: atomic {
      vPhase != phase || vHeld != held || vAborting != aborting || vRound != round ->
      if
      :: vPhase != phase || vRound != round -> sent = 0; handed = 0; refused = 0
      :: else -> skip
      fi;
      vPhase = phase; vHeld = held; vAborting = aborting; vRound = round;
      act()
    }
  :: atomic {
      vPresents != presents || stageSawNew ->
      vPresents = presents;
      if :: stageSawNew -> arrived(FORWARD); stageSawNew = false :: else -> skip fi;
      act()
    }
  :: atomic {
      vTold[0] != told[0] || vProved[0] != proved[0] || vBound[0] != bound[0] || sawNew[0] ->
      hearBackend(0); act()
    }
  :: atomic {
      vTold[1] != told[1] || vProved[1] != proved[1] || vBound[1] != bound[1] || sawNew[1] ->
      hearBackend(1); act()
    }
  :: atomic {
      vExists != exists || vGone != gone ->
      vExists = exists; vGone = gone;
      if :: exists & NEW -> arrived(GENERATE) :: else -> skip fi;
      act()
    }
  :: atomic {
      refusals?command, r ->
      inFlight[r] = inFlight[r] & ~command;
      if :: r == vRound -> refused = refused | command :: else -> skip fi;
      command = 0; r = 0;
      act()
    }
  /* A start looks at every open rotation. */
  :: atomic { restarted -> act() }
  /* The deadline of the phase, also right after a start. */
  :: atomic {
      deadlines > 0 && !vHeld && !complete && vPhase != RETIRED && !(handed & HOLD) ->
      deadlines--; toRotation!HOLD, 0, vRound; handed = handed | HOLD; sent = sent | HOLD;
      restarted = false
    }
  /* Nobody can do anything any more: that is well only at the end. */
  :: timeout ->
    assert(complete);
    assert(phase == RETIRED || !((exists & ~gone) & NEW || (told[0] | told[1]) & NEW));
    break
  od
}
#endif

#ifndef STRAY
ltl ends { <> complete }
#endif
