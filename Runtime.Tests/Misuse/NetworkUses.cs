using NetGen.Generated;

namespace NetGen.Runtime.Tests.Misuse;

/// <summary>Every public method that takes a network or what trains it: whether one thread may call it while another one trains that network.</summary>
internal static class NetworkUses
{
    /// <summary>What changes the network, or what a step works with: one at a time.</summary>
    public static IReadOnlyDictionary<string, Action<Subject>> Exclusive { get; } = new Dictionary<string, Action<Subject>>
    {
        ["Used.TrainStep"] = s => s.TrainStep(),
        ["Used.ComputeGradients"] = s => s.Network.ComputeGradients(s.Inputs, s.Targets),
        ["Used.Forward"] = s => s.Network.Forward(s.Inputs, s.Outputs),
        ["Used.Backward"] = s => Backward(s, () => s.Network.Backward(s.Outputs)),
        ["Used.Load"] = s => s.Network.Load(s.File),
        ["NetworkTraining.TrainStep"] = s => s.Core.TrainStep(s.Inputs, s.Targets, s.Optimizer),
        ["NetworkCore.ComputeGradients"] = s => s.Core.ComputeGradients(s.Inputs, s.Targets),
        ["NetworkCore.Forward"] = s => s.Core.Forward(s.Inputs, s.Outputs),
        ["NetworkCore.Backward"] = s => Backward(s, () => s.Core.Backward(s.Outputs)),
        ["NetworkCore.Reserve"] = s => s.Core.Reserve(Subject.Rows + 1),
        ["NetworkCore.Workers ="] = s => s.Core.Workers = 2,
        ["INetwork.ClassNames ="] = s => Generic(s.Network).ClassNames = ["a", "b"],
        ["NetworkExtensions.TrainStep"] = s => NetworkExtensions.TrainStep(s.Network, s.Inputs, s.Targets, s.Optimizer),
        ["NetworkExtensions.ComputeGradients"] = s => NetworkExtensions.ComputeGradients(s.Network, s.Inputs, s.Targets),
        ["NetworkExtensions.Forward"] = s => NetworkExtensions.Forward(s.Network, s.Inputs, s.Outputs),
        ["NetworkExtensions.Backward"] = s => Backward(s, () => NetworkExtensions.Backward(s.Network, s.Outputs)),
        ["NetworkExtensions.UseWorkers"] = s => s.Network.UseWorkers(1),
        ["NetworkExtensions.FitPreprocessing"] = s => s.Network.FitPreprocessing(s.Data),
        ["NetworkExtensions.SetClassNames"] = s => s.Network.SetClassNames("output", ["a", "b"]),
        ["NetworkExtensions.Load"] = s => NetworkExtensions.Load(s.Network, s.FilePath),
        ["NetworkFile.Load"] = s => NetworkFile.Load(s.Core, new MemoryStream(s.File)),
        ["NetworkFile.LoadEmbedded"] = s => NetworkFile.LoadEmbedded(s.Core, new ProgramWithFile(s.File), "weights"),
        ["LayerRateExtensions.Freeze"] = s => s.Network.Freeze("Hidden"),
        ["LayerRateExtensions.Unfreeze"] = s => s.Network.Unfreeze("Hidden"),
        ["LayerRateExtensions.SetRateFactor"] = s => s.Network.SetRateFactor("Hidden", 0.5f),
        ["LayerRateExtensions.FreezeStatistics"] = s => s.Network.FreezeStatistics("batchNorm1"),
        ["LayerRateExtensions.UnfreezeStatistics"] = s => s.Network.UnfreezeStatistics("batchNorm1"),
        ["WeightExtensions.CopyFrom"] = s => s.Network.CopyFrom(new Used(seed: 4)),
        ["WeightExtensions.Lerp"] = s => s.Network.Lerp(new Used(seed: 4), 0.5f),
        ["WeightExtensions.SetWeights"] = s => s.Network.SetWeights(new float[Used.Description.WeightCount]),
        ["GradientExtensions.SetGradients"] = s => s.Network.SetGradients(new float[Used.ParameterCount]),
        ["GradientExtensions.AddGradients"] = s => s.Network.AddGradients(new float[Used.ParameterCount]),
        ["PredictionExtensions.PredictWithDropout"] = s => s.Network.PredictWithDropout(s.Inputs, 2, s.Outputs, new float[s.Outputs.Length]),
        ["NetworkExtensions.ResetPreprocessing"] = s => s.Network.ResetPreprocessing(),
        ["NetworkCore.ClassNames ="] = s => s.Core.ClassNames = null,
        ["Used.ClassNames ="] = s => s.Network.ClassNames = ["a", "b"],
        ["LayerView.CopyWeightsFrom"] = s => s.Network.Layer("Hidden").CopyWeightsFrom(new float[24]),
        ["LayerView.CopyParameterFrom"] = s => s.Network.Layer("Hidden").CopyParameterFrom("weight", new float[24]),
        ["LayerView.CopyBiasesFrom"] = s => s.Network.Layer("Last").CopyBiasesFrom(new float[2]),
        ["Optimizer.Step"] = s => s.Optimizer.Step(s.Network),
        ["Optimizer.Reset"] = s => s.Optimizer.Reset(),
        ["Optimizer.Restore"] = s => s.Optimizer.Restore(3, Used.Description.ParameterStorage),
        ["Trainer.Fit"] = s => s.Trainer.Fit(s.Data),
        ["Trainer.FitAsync"] = s => s.Trainer.FitAsync(s.Data).GetAwaiter().GetResult(),
        ["Trainer.Resume"] = s => s.Trainer.Resume(s.CheckpointPath),
    };

    /// <summary>What only reads, or takes effect in the next step, whole: at any time.</summary>
    public static IReadOnlyDictionary<string, Action<Subject>> Free { get; } = new Dictionary<string, Action<Subject>>
    {
        ["Used.Seed ="] = s => s.Network.Seed = 5,
        ["Used.Step ="] = s => s.Network.Step = 5,
        ["Used.InputFeatures ="] = s => s.Network.InputFeatures = null,
        ["Used.Layer"] = s => s.Network.Layer("Hidden"),
        ["Used.Predict"] = s => s.Network.Predict(s.Inputs, s.Outputs),
        ["Used.Save"] = s => s.Network.Save(),
        ["Used.FromFile"] = s => Used.FromFile(s.FilePath),
        ["Used.FromStream"] = s => Used.FromStream(new MemoryStream(s.File)),
        ["Used.Clone"] = s => s.Network.Clone(),
        ["INetwork.Create"] = _ => Create<Used>(),
        ["INetwork.Seed ="] = s => Generic(s.Network).Seed = 5,
        ["INetwork.Step ="] = s => Generic(s.Network).Step = 5,
        ["INetwork.InputFeatures ="] = s => Generic(s.Network).InputFeatures = null,
        ["NetworkCore.Storage ="] = s => s.Core.Storage = s.Core.Storage.Clone(),
        ["NetworkCore.Seed ="] = s => s.Core.Seed = 5,
        ["NetworkCore.Step ="] = s => s.Core.Step = 5,
        ["NetworkCore.InputFeatures ="] = s => s.Core.InputFeatures = null,
        ["NetworkCore.Predict"] = s => s.Core.Predict(s.Inputs, s.Outputs),
        ["NetworkCore.EvaluateLoss"] = s => s.Core.EvaluateLoss(s.Outputs, s.Targets),
        ["NetworkCore.Clone"] = s => s.Core.Clone(),
        ["Predictions.Values"] = s => Predictions.Values(s.Core, s.Inputs),
        ["Predictions.Class"] = s => Predictions.Class(s.Core, s.Inputs.AsSpan(0, 4)),
        ["Predictions.Label"] = s => Predictions.Label(s.Core, s.Inputs.AsSpan(0, 4)),
        ["Predictions.Labels"] = s => Predictions.Labels(s.Core, s.Inputs),
        ["Predictions.Probabilities"] = s => Predictions.Probabilities(s.Core, s.Inputs, s.Outputs),
        ["NetworkExtensions.Evaluate"] = s => s.Network.Evaluate(s.Data),
        ["NetworkExtensions.Predict"] = s => s.Network.Predict(s.Data),
        ["PermutationImportance.Of"] = s => PermutationImportance.Of(s.Network, s.Data, score: evaluation => -evaluation.Loss),
        ["NetworkExtensions.GetClassNames"] = s => s.Network.GetClassNames("output"),
        ["NetworkExtensions.Layer"] = s => NetworkExtensions.Layer(s.Network, "Hidden"),
        ["NetworkExtensions.Clone"] = s => NetworkExtensions.Clone(s.Network),
        ["NetworkExtensions.WritePredictions"] = s => s.Network.WritePredictions(s.Data, s.TablePath),
        ["NetworkExtensions.Save"] = s => NetworkExtensions.Save(s.Network, s.FilePath),
        ["NetworkFile.Save"] = s => NetworkFile.Save(s.Core, Stream.Null),
        ["NetworkFile.SaveToBytes"] = s => NetworkFile.SaveToBytes(s.Core),
        ["LayerRateExtensions.RateFactor"] = s => s.Network.RateFactor("Hidden"),
        ["LayerRateExtensions.HasFrozenStatistics"] = s => s.Network.HasFrozenStatistics("batchNorm1"),
        ["WeightExtensions.GetWeights"] = s => s.Network.GetWeights(new float[Used.Description.WeightCount]),
        ["GradientExtensions.GetGradients"] = s => s.Network.GetGradients(new float[Used.ParameterCount]),
        ["PredictionExtensions.PredictLayer"] = s => s.Network.PredictLayer("Hidden", s.Inputs, new float[Subject.Rows * 6]),
        ["LayerView.Weight"] = s => s.Network.Layer("Hidden").Weight(1, 2) = 0.1f,
        ["LayerView.Bias"] = s => s.Network.Layer("Last").Bias(1) = 0.1f,
        ["LayerView.WeightGradient"] = s => _ = s.Network.Layer("Hidden").WeightGradient(1, 2),
        ["LayerView.BiasGradient"] = s => _ = s.Network.Layer("Last").BiasGradient(1),
        ["LayerView.CopyWeightsTo"] = s => s.Network.Layer("Hidden").CopyWeightsTo(new float[24]),
        ["LayerView.CopyBiasesTo"] = s => s.Network.Layer("Last").CopyBiasesTo(new float[2]),
        ["LayerView.CopyParameterTo"] = s => s.Network.Layer("Hidden").CopyParameterTo("weight", new float[24]),
        ["LayerView.CopyParameterGradientTo"] = s => s.Network.Layer("Hidden").CopyParameterGradientTo("weight", new float[24]),
        ["LayerView.CopyWeightGradientsTo"] = s => s.Network.Layer("Hidden").CopyWeightGradientsTo(new float[24]),
        ["LayerView.CopyBiasGradientsTo"] = s => s.Network.Layer("Last").CopyBiasGradientsTo(new float[2]),
        ["Trainer.Evaluate"] = s => s.Trainer.Evaluate(s.Data),
        ["Trainer.BatchSize ="] = s => s.Trainer.BatchSize = Subject.Rows,
        ["Trainer.Epochs ="] = s => s.Trainer.Epochs = 1,
        ["Trainer.Seed ="] = s => s.Trainer.Seed = 1,
        ["Trainer.Shuffle ="] = s => s.Trainer.Shuffle = false,
        ["Trainer.DropLast ="] = s => s.Trainer.DropLast = true,
        ["Trainer.Transform ="] = s => s.Trainer.Transform = null,
        ["Trainer.Group ="] = s => s.Trainer.Group = s.Trainer.Group,
        ["Trainer.BurnIn ="] = s => s.Trainer.BurnIn = 0,
        ["Trainer.CarryState ="] = s => s.Trainer.CarryState = false,
        ["Trainer.Shards ="] = s => s.Trainer.Shards = 1,
        ["Trainer.Schedule ="] = s => s.Trainer.Schedule = null,
        ["Trainer.ValidateEvery ="] = s => s.Trainer.ValidateEvery = 2,
        ["Trainer.ClassWeights ="] = s => s.Trainer.ClassWeights = null,
        ["Trainer.PositiveWeights ="] = s => s.Trainer.PositiveWeights = null,
        ["Trainer.Workers ="] = s => s.Trainer.Workers = 1,
        ["Optimizer.LearningRate ="] = s => s.Optimizer.LearningRate = 0.01f,
        ["Optimizer.WeightDecay ="] = s => s.Optimizer.WeightDecay = 0,
        ["Optimizer.DecayBiasesAndNorms ="] = s => s.Optimizer.DecayBiasesAndNorms = true,
        ["Optimizer.ClipValue ="] = s => s.Optimizer.ClipValue = null,
        ["Optimizer.ClipNorm ="] = s => s.Optimizer.ClipNorm = null,
        ["Optimizer.Clone"] = s => s.Optimizer.Clone(),
    };

    /// <summary>Those of typed rows read like the others, which they call; they take a network that this one is none of.</summary>
    public static IReadOnlyList<string> FreeOfTypedRows { get; } =
    [
        "TypedPredictions.Predict", "TypedPredictions.PredictValue", "TypedPredictions.PredictClass", "TypedPredictions.PredictLabel",
        "TypedPredictions.PredictProbabilities",
        "TypedPredictions.TryPredict", "TypedPredictions.TryPredictClass", "TypedPredictions.TryPredictLabel", "TypedPredictions.TryPredictProbabilities",
    ];

    /// <summary>
    /// Those of classifiers and of one output read like <see cref="Predictions"/>, which they call; this network tells no classes apart, and has two outputs.
    /// </summary>
    public static IReadOnlyList<string> FreeOfClassifiers { get; } =
        ["Predictions.Value", "NetworkExtensions.PredictValue", "NetworkExtensions.PredictClass", "NetworkExtensions.PredictLabel", "NetworkExtensions.PredictLabels", "NetworkExtensions.PredictProbabilities"];

    private static INetwork<Used> Generic(INetwork<Used> network) => network;

    private static TNetwork Create<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Create(seed: 5);

    private static void Backward(Subject subject, Action backward)
    {
        subject.Network.Forward(subject.Inputs, subject.Outputs);
        backward();
    }
}
