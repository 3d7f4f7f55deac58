namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The networks whose generated code is kept as snapshots: each shows something that the others do not.</summary>
public static class SnapshotNetworks
{
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["Digits"] =
            """
            using NetGen;

            [Network(8, 8, 1)]
            [Rescale(1.0 / 16)]
            [Flatten]
            [Dense(64, Activation.ReLU)]
            [Dropout(0.2)]
            [Dense(32, Activation.ReLU)]
            [Dense(10)]
            [CrossEntropyLoss]
            public sealed partial class DigitClassifier;
            """,
        ["Xor"] =
            """
            using NetGen;

            [Network(2)]
            [Dense(2, Activation.Tanh)]
            [Dense(1)]
            [BinaryCrossEntropyLoss]
            public sealed partial class Xor;
            """,
        ["Regression"] =
            """
            using NetGen;

            namespace Houses;

            [Network(13)]
            [Standardize]
            [Dense(24, Activation.GELU, Name = "first")]
            [Dense(1, Name = "price")]
            [MeanSquaredErrorLoss(StandardizeTargets = true)]
            public sealed partial class PriceModel;
            """,
        ["CustomLoss"] =
            """
            using System;
            using NetGen;

            [Network(5)]
            [Dense(8, Activation.SiLU)]
            [Dense(3)]
            [Softmax]
            [Loss<Brier>]
            public sealed partial class Forecast;

            public sealed class Brier : ILoss
            {
                public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
                {
                    float sum = 0;
                    for (int i = 0; i < output.Length; i++)
                    {
                        float difference = output[i] - target[i];
                        gradient[i] = 2 * difference;
                        sum += difference * difference;
                    }

                    return sum;
                }
            }
            """,
        ["CustomActivation"] =
            """
            using System.Numerics;
            using NetGen;

            namespace Own;

            [Network(4)]
            [Dense(17, Bias = false)]
            [Activation<Square>]
            [Dense(3)]
            [HuberLoss(0.5)]
            public sealed partial class Curve;

            public readonly struct Square : IActivation
            {
                public static Vector<float> Forward(Vector<float> x) => x * x;

                public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy * (x + x);
            }
            """,
        ["Nested"] =
            """
            using NetGen;

            namespace Games.Chess;

            /// <summary>The networks of the game.</summary>
            public static partial class Models
            {
                [Network(6, 6, 2)]
                [Flatten]
                [Dense(20, Activation.LeakyReLU, Name = nameof(Features), Init = Init.PyTorch)]
                [Dense(2)]
                [CrossEntropyLoss(Targets = Targets.Soft, LabelSmoothing = 0.1)]
                internal partial class Evaluator
                {
                    /// <summary>The layer that looks at the board.</summary>
                    internal partial LayerView Features { get; }
                }
            }
            """,
        ["WithoutLoss"] =
            """
            using NetGen;

            [Network(4)]
            [Dense(16, Activation.ELU)]
            [Dense(2, Activation.Tanh)]
            public sealed partial class Policy;
            """,
        ["Residual"] =
            """
            using NetGen;

            [Block]
            [Conv2D(8, 3, Padding = Padding.Same, Bias = false)]
            [BatchNorm]
            [ReLU]
            [Conv2D(8, 3, Padding = Padding.Same, Bias = false)]
            [BatchNorm]
            [Add("input")]
            [ReLU]
            public abstract class ResidualBlock;

            [Network(8, 8, 3)]
            [Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same, Name = "start")]
            [Block<ResidualBlock>(Name = "blocks", Repeat = 2)]
            [Add("start")]
            [Concat("blocks")]
            [GlobalAvgPool]
            [Dense(10)]
            [CrossEntropyLoss]
            public sealed partial class Residual;
            """,
        ["Passengers"] =
            """
            #nullable enable
            using NetGen;

            namespace Titanic;

            public enum CabinClass
            {
                First = 1,
                Second,
                Third,
            }

            /// <summary>A passenger.</summary>
            /// <param name="Name">Not an input.</param>
            /// <param name="Age">In years.</param>
            /// <param name="Sex">As it is in the list.</param>
            /// <param name="Class">Of the cabin.</param>
            /// <param name="Siblings">On board.</param>
            /// <param name="Fare">In pounds.</param>
            /// <param name="Port">Where the journey began.</param>
            /// <param name="HasSurvived">Null where it is not known.</param>
            [Features]
            public sealed partial record Passenger(
                [Ignored] string Name,
                float Age,
                [Category("female", "male")] string Sex,
                CabinClass Class,
                int Siblings,
                [Missing(12.5)] double? Fare,
                [Category("Cherbourg", "Queenstown", "Southampton", Encoding = CategoryEncoding.Index), Missing("Southampton")] string? Port,
                [Label] bool? HasSurvived)
            {
                /// <summary>Whether nobody of the family is there.</summary>
                public bool IsAlone => Siblings == 0;
            }

            [Network<Passenger>]
            [Standardize]
            [Dense(16, Activation.ReLU)]
            [Dense(2)]
            [CrossEntropyLoss]
            public sealed partial class Survival;
            """,
        ["Rents"] =
            """
            using NetGen;

            /// <summary>What is to be had.</summary>
            public partial class Market
            {
                /// <summary>A flat.</summary>
                [Features]
                public partial struct Flat
                {
                    /// <summary>Square metres.</summary>
                    public required float Area { get; init; }

                    /// <summary>Whether there is a lift.</summary>
                    [Missing(false)]
                    public bool? HasLift { get; init; }

                    /// <summary>A month.</summary>
                    [Target]
                    public decimal Rent { get; init; }

                    /// <summary>Whether it is let, once that is known.</summary>
                    [Target]
                    public bool? IsLet { get; init; }
                }
            }
            """,
        ["WithError"] =
            """
            using NetGen;

            [Network(8, 8, 1)]
            [Dense(10, Name = nameof(Last))]
            [CrossEntropyLoss]
            public sealed partial class Broken
            {
                public partial LayerView Last { get; }
            }
            """,
    };

    public static IEnumerable<string> Names => Sources.Keys;

    public static TheoryData<string> Data => [.. Names];

    public static string Source(string name) => Sources[name];
}
