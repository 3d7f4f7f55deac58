using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.OutsideWorld;

/// <summary>One callback of three fails, at each moment: those that have begun end, once, and what failed is thrown itself.</summary>
public class FailingCallbackTests
{
    private static readonly string[] Moments =
    [
        nameof(Callback.Check), nameof(Callback.OnFitBegin), nameof(Callback.OnEpochBegin), nameof(Callback.OnBatchEnd), nameof(Callback.OnEpochTrained),
        nameof(Callback.OnEpochEnd), nameof(Callback.OnFitEnd),
    ];

    public static TheoryData<string, int> Failures
    {
        get
        {
            var failures = new TheoryData<string, int>();
            foreach (string moment in Moments)
            {
                for (int failing = 0; failing < 3; failing++)
                {
                    failures.Add(moment, failing);
                }
            }

            return failures;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Those_that_have_begun_end_and_the_failure_is_itself(string moment, int failing)
    {
        Watched[] callbacks = [.. Enumerable.Range(0, 3).Select(i => new Watched(i == failing ? moment : null))];
        var trainer = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd()) { Epochs = 2 };
        Array.ForEach(callbacks, trainer.Callbacks.Add);

        var thrown = Assert.Throws<NotSupportedException>(() => trainer.Fit(TestData.ThreeClasses(30)));

        Assert.Equal(moment, thrown.Message);
        Assert.All(callbacks, callback => Assert.Equal(callback.HasBegun ? 1 : 0, callback.Ends));
        int begun = moment == nameof(Callback.Check) ? 0 : moment == nameof(Callback.OnFitBegin) ? failing : 3;
        Assert.Equal(begun, callbacks.Count(callback => callback.HasBegun));
        trainer.Callbacks.Clear();
        Assert.Single(new Trainer<WrittenNetwork>(trainer.Network, new Sgd()) { Epochs = 1 }.Fit(TestData.ThreeClasses(30)).Epochs);
    }

    [Fact]
    public void Several_failures_come_together()
    {
        var trainer = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd())
        {
            Callbacks = { new Watched(nameof(Callback.OnFitEnd)), new Watched(nameof(Callback.OnEpochEnd)), new Watched(nameof(Callback.OnFitEnd)) },
        };

        var thrown = Assert.Throws<AggregateException>(() => trainer.Fit(TestData.ThreeClasses(30)));

        Assert.Equal([nameof(Callback.OnEpochEnd), nameof(Callback.OnFitEnd), nameof(Callback.OnFitEnd)], thrown.InnerExceptions.Select(e => e.Message));
    }

    private sealed class Watched(string? failing) : Callback
    {
        public bool HasBegun { get; private set; }

        public int Ends { get; private set; }

        public override void Check(TrainingContext context) => Fail(nameof(Check));

        public override void OnFitBegin(TrainingContext context)
        {
            Fail(nameof(OnFitBegin));
            HasBegun = true;
        }

        public override void OnEpochBegin(TrainingContext context) => Fail(nameof(OnEpochBegin));

        public override void OnBatchEnd(TrainingContext context) => Fail(nameof(OnBatchEnd));

        public override void OnEpochTrained(TrainingContext context) => Fail(nameof(OnEpochTrained));

        public override void OnEpochEnd(TrainingContext context) => Fail(nameof(OnEpochEnd));

        public override void OnFitEnd(TrainingContext context)
        {
            Ends++;
            Fail(nameof(OnFitEnd));
        }

        private void Fail(string moment)
        {
            if (moment == failing)
            {
                throw new NotSupportedException(moment);
            }
        }
    }
}
