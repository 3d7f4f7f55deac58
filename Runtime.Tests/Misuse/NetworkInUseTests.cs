namespace NetGen.Runtime.Tests.Misuse;

/// <summary>One training at a time changes a network. Whoever comes meanwhile is refused; what only reads goes on.</summary>
public sealed class NetworkInUseTests : IDisposable
{
    private readonly Subject subject = new();

    public static TheoryData<string> ExclusiveUses => [.. NetworkUses.Exclusive.Keys];

    public static TheoryData<string> FreeUses => [.. NetworkUses.Free.Keys];

    [Fact]
    public void Every_public_member_is_in_a_table() => Assert.Equal(
        PublicMembers.OfNetworks().Order(StringComparer.Ordinal),
        NetworkUses.Exclusive.Keys.Concat(NetworkUses.Free.Keys).Concat(NetworkUses.FreeOfTypedRows).Concat(NetworkUses.FreeOfClassifiers).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ExclusiveUses))]
    public void During_a_step_another_thread_is_refused(string use)
    {
        WhileAnotherThreadIsInAStep(() => AssertInUse(() => NetworkUses.Exclusive[use](subject)));

        NetworkUses.Exclusive[use](subject);
    }

    [Theory]
    [MemberData(nameof(FreeUses))]
    public void During_a_step_another_thread_reads(string use) => WhileAnotherThreadIsInAStep(() => NetworkUses.Free[use](subject));

    [Theory]
    [MemberData(nameof(ExclusiveUses))]
    public void Between_the_steps_of_a_Fit_another_thread_is_refused(string use)
    {
        WhileAnotherThreadIsBetweenTheStepsOfAFit(() => AssertInUse(() => NetworkUses.Exclusive[use](subject)));

        NetworkUses.Exclusive[use](subject);
    }

    [Theory]
    [MemberData(nameof(FreeUses))]
    public void Between_the_steps_of_a_Fit_another_thread_reads(string use) => WhileAnotherThreadIsBetweenTheStepsOfAFit(() => NetworkUses.Free[use](subject));

    [Theory]
    [MemberData(nameof(ExclusiveUses))]
    [MemberData(nameof(FreeUses))]
    public void A_callback_may_do_everything_but_a_second_Fit(string use)
    {
        var call = NetworkUses.Exclusive.TryGetValue(use, out var exclusive) ? exclusive : NetworkUses.Free[use];
        Action inCallback = use is "Trainer.Fit" or "Trainer.FitAsync" ? () => AssertInUse(() => call(subject)) : () => call(subject);

        AssertEnds(Fit(inCallback));
        AssertEnds(Fit(() => Task.Run(inCallback).GetAwaiter().GetResult()));
        subject.TrainStep();
    }

    [Theory]
    [MemberData(nameof(ExclusiveUses))]
    public void A_loss_that_changes_its_own_network_is_refused(string use)
    {
        subject.TrainStep();
        Interruption.During(() => AssertInUse(() => subject.TrainStep()), () => NetworkUses.Exclusive[use](subject));

        subject.TrainStep();
    }

    /// <summary>As two networks that learn from each other need it.</summary>
    [Fact]
    public void A_callback_may_train_another_network_whose_callbacks_may_train_the_first()
    {
        using var other = new Subject();
        other.Trainer.Callbacks.Add(new AfterBatch(() => subject.TrainStep()));

        AssertEnds(Fit(() => other.Trainer.Fit(other.Data)));
        Assert.Equal(2, subject.Network.Step);
        Assert.Equal(1, other.Network.Step);
    }

    [Fact]
    public void After_a_training_that_failed_the_network_is_free()
    {
        Assert.Throws<FormatException>(() => Fit(() => throw new FormatException()));

        subject.TrainStep();
        AssertEnds(new Trainer<Used>(subject.Network, subject.Optimizer) { Epochs = 1 }.Fit(subject.Data));
    }

    [Fact]
    public void A_forward_pass_that_awaits_its_backward_pass_holds_nothing()
    {
        float[] gradient = new float[subject.Outputs.Length];
        subject.Network.Forward(subject.Inputs, subject.Outputs);

        OnAnotherThread(() => subject.TrainStep());

        Assert.Contains("needs a Forward", Assert.Throws<InvalidOperationException>(() => subject.Network.Backward(gradient)).Message, StringComparison.Ordinal);
        subject.Network.Forward(subject.Inputs, subject.Outputs);
        OnAnotherThread(() => subject.Network.Backward(gradient));
    }

    [Fact]
    public void More_memory_between_a_forward_and_a_backward_pass_is_a_new_forward_pass()
    {
        subject.Network.Forward(subject.Inputs, subject.Outputs);
        subject.Core.Reserve(Subject.Rows);
        subject.Network.Backward(subject.Outputs);
        subject.Network.Forward(subject.Inputs, subject.Outputs);
        subject.Core.Reserve(100);

        Assert.Throws<InvalidOperationException>(() => subject.Network.Backward(subject.Outputs));
    }

    public void Dispose() => subject.Dispose();

    private static void AssertInUse(Action use) =>
        Assert.Contains("Used is in use", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);

    private static void AssertEnds(TrainingHistory history) => Assert.Equal(StopReason.EpochLimit, history.StopReason);

    private static void OnAnotherThread(Action action) => Task.Run(action).GetAwaiter().GetResult();

    private TrainingHistory Fit(Action afterBatch) =>
        new Trainer<Used>(subject.Network, new Adam()) { BatchSize = Subject.Rows, Epochs = 1, Callbacks = { new AfterBatch(afterBatch) } }.Fit(subject.Data);

    private void WhileAnotherThreadIsInAStep(Action action)
    {
        subject.TrainStep();
        WhileWaiting(wait => Interruption.During(() => subject.TrainStep(), wait), action);
    }

    private void WhileAnotherThreadIsBetweenTheStepsOfAFit(Action action)
    {
        subject.TrainStep();
        WhileWaiting(wait => new Trainer<Used>(subject.Network, subject.Optimizer) { BatchSize = Subject.Rows, Epochs = 1, Callbacks = { new AfterBatch(wait) } }.Fit(subject.Data), action);
    }

    /// <summary>Has another thread do something that waits in its middle until an action is over.</summary>
    private static void WhileWaiting(Action<Action> work, Action action)
    {
        using var waits = new ManualResetEventSlim();
        using var isOver = new ManualResetEventSlim();
        var working = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    work(() =>
                    {
                        waits.Set();
                        isOver.Wait();
                    });
                }
                finally
                {
                    waits.Set();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        waits.Wait();
        try
        {
            Assert.False(working.IsCompleted);
            action();
        }
        finally
        {
            isOver.Set();
            working.GetAwaiter().GetResult();
        }
    }

    private sealed class AfterBatch(Action action) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) => action();
    }
}
