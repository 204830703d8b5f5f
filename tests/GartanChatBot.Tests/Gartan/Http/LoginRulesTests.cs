using CsCheck;
using GartanChatBot.Gartan.Http;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Http;

public sealed class LoginRulesTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 9, 13, 20);

    [Fact]
    public void A_refusal_in_words_locks_at_once() =>
        LoginRules.AfterRefusal(known: null, inWords: true, Start, "no").IsLocked.ShouldBeTrue();

    [Fact]
    public void A_lock_does_not_end_by_itself() =>
        LoginRules
            .MayTry(LoginRules.AfterRefusal(known: null, inWords: true, Start, "no"), Start + Duration.FromDays(3650))
            .ShouldBeFalse();

    [Fact]
    public void However_often_one_asks_there_are_two_attempts_at_most_and_fifteen_minutes_between_them()
    {
        var minutes = Gen.Int[0, 40].Select(minute => Duration.FromMinutes(minute));

        Gen.Select(minutes, Gen.Bool).List[1, 60].Sample(script =>
        {
            var now = Start;
            LoginLockState? state = null;
            List<Instant> attempts = [];

            foreach (var (wait, inWords) in script)
            {
                now += wait;
                if (state is not null && !LoginRules.MayTry(state, now))
                    continue;

                attempts.Add(now);
                state = LoginRules.AfterRefusal(state, inWords, now, "no");
            }

            return attempts.Count <= 2 && (attempts.Count < 2 || attempts[1] - attempts[0] >= LoginRules.Pause);
        });
    }
}
