namespace NetGen.Generator.Planning;

/// <summary>When the buffers of a training pass are needed, from the forward pass to the gradient of the inputs.</summary>
internal sealed class Lifetimes
{
    private readonly NetworkPlan plan;
    private Step now;

    private Lifetimes(NetworkPlan plan) => this.plan = plan;

    /// <summary>Notes every use of every buffer. The order is that in which <see cref="Emission.PassEmitter"/> writes.</summary>
    public static void Note(NetworkPlan plan)
    {
        var lifetimes = new Lifetimes(plan);
        lifetimes.NoteForward();
        foreach (var stage in Enumerable.Reverse(plan.Stages))
        {
            lifetimes.NoteJoin(stage, [stage.Gradient]);
            lifetimes.NotePreparation(stage);
            lifetimes.NoteBackward(plan.Backward.Where(c => ReferenceEquals(c.Consumer, stage)));
        }

        lifetimes.NextJob();
        lifetimes.NoteParameterGradients();
        lifetimes.NextJob();
        lifetimes.NoteBackward(plan.InputBackward);

        if (plan.LastStage.IsInput)
        {
            lifetimes.UseForUndo(plan.LastStage);
        }

        // The caller reads it in the end.
        plan.Stages[0].Gradient.Use(lifetimes.now);
    }

    private void NoteForward()
    {
        foreach (var stage in plan.Stages)
        {
            NoteJoin(stage, []);
            NextStep();
            Use(stage.Sources.Select(s => s.Output));
            Use(stage.Values);
            Use([stage.InputCopy, stage.Statistics]);
        }

        // The loss.
        NextStep();
        Use([plan.LastStage.Output, plan.LastStage.Gradient]);
        NextStep();
        UseForUndo(plan.LastStage);
    }

    /// <summary>What is summed over the batch is a job of its own, between two of rows.</summary>
    private void NoteJoin(Stage stage, IEnumerable<BufferPlan?> buffers)
    {
        if (stage.Main is { JoinsBatch: true })
        {
            NextJob();
            NextStep();
            Use([.. stage.Sources.Select(s => s.Output), .. buffers]);
            NextJob();
        }
    }

    private void NotePreparation(Stage stage)
    {
        if (stage.Main is { PreparesGradient: true })
        {
            NextStep();
            Use([stage.Gradient, stage.GradientCopy]);
        }
    }

    private void NoteBackward(IEnumerable<Contribution> contributions)
    {
        foreach (var contribution in contributions)
        {
            NextStep();
            var (consumer, target) = (contribution.Consumer, contribution.Target);
            Use([consumer.Gradient, consumer.GradientCopy, consumer.Statistics, contribution.Before, contribution.Sum]);
            if (consumer.Main is { KeepsRawOutput: true })
            {
                Use([consumer.Values[0]]);
            }

            if (consumer.Main is { ReadsInputsInBackward: true })
            {
                Use(consumer.Sources.Select(s => s.Output));
                Use([consumer.InputCopy]);
            }

            if (contribution.IsLast)
            {
                UseForUndo(target);
            }
        }
    }

    private void NoteParameterGradients()
    {
        NextStep();
        foreach (var stage in plan.Stages.Where(s => s.Main is { Parameters.Count: > 0 }))
        {
            Use(stage.Sources.Select(s => s.Output));
            Use([stage.InputCopy, stage.Gradient, stage.Statistics, stage.Main is { PreparesGradient: true } ? stage.GradientCopy : null]);
        }
    }

    private void UseForUndo(Stage stage)
    {
        Use([stage.Gradient]);
        Use(stage.Values.Where((_, i) => stage.IsSaved(i)));
    }

    private void Use(IEnumerable<BufferPlan?> buffers)
    {
        foreach (var buffer in buffers)
        {
            buffer?.Use(now);
        }
    }

    private void NextStep() => now = now with { Index = now.Index + 1 };

    private void NextJob() => now = now with { Job = now.Job + 1 };
}
